import numpy as np


def scaled_dot_product(Q, K, V, mask=None):
    root = float(Q.shape[-1]) ** 0.25
    S = (Q / root) @ (K / root).swapaxes(-2, -1)
    if mask is not None:
        S[~np.broadcast_to(mask, S.shape)] = float("-inf")
    S -= np.logaddexp.reduce(S, axis=-1, keepdims=True)
    np.exp(S, out=S)
    return np.matmul(S, V), S


def causal_mask(T):
    return ~np.triu(np.ones((T, T), dtype=bool), k=1)


def self_attention(X, Wq, Wk, Wv, mask=None):
    joined = X @ np.concatenate([Wq, Wk, Wv], axis=1)
    Q, K, V = np.split(joined, [Wq.shape[1], Wq.shape[1] + Wk.shape[1]], axis=-1)
    return scaled_dot_product(Q, K, V, mask)


def cross_attention(Y, X, Wq, Wk, Wv, mask=None):
    d = Wk.shape[1]
    both = X @ np.hstack([Wk, Wv])
    return scaled_dot_product(Y @ Wq, both[..., :d], both[..., d:], mask)
