import numpy as np


def softmax(S):
    """Over the last axis; −∞ becomes 0."""
    P = np.exp(S - S.max(axis=-1, keepdims=True))
    return P / P.sum(axis=-1, keepdims=True)


def scaled_dot_product(Q, K, V, mask=None):
    S = np.swapaxes(Q, -1, -2) @ K / np.sqrt(Q.shape[-1])
    if mask is not None:
        S = np.where(mask, S, -np.inf)
    A = softmax(S)
    return A @ V, A


def causal_mask(T):
    return np.tril(np.ones((T, T), dtype=bool))


def cross_attention(Y, X, Wq, Wk, Wv, mask=None):
    return scaled_dot_product(Y @ Wq, X @ Wk, X @ Wv, mask)


def self_attention(X, Wq, Wk, Wv, mask=None):
    return cross_attention(X, X, Wq, Wk, Wv, mask)
