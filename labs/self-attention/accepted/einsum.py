import numpy as np


def scaled_dot_product(Q, K, V, mask=None):
    S = np.einsum("...id,...jd->...ij", Q, K) * Q.shape[-1] ** -0.5
    if mask is not None:
        S = S + np.where(mask, 0.0, -np.inf)
    top = np.max(S, axis=-1)
    P = np.exp(S - top[..., None])
    A = P / np.sum(P, axis=-1)[..., None]
    return np.einsum("...ij,...jv->...iv", A, V), A


def causal_mask(T):
    places = np.arange(T)
    return places[:, None] >= places[None, :]


def self_attention(X, Wq, Wk, Wv, mask=None):
    Q, K, V = (np.einsum("...td,dk->...tk", X, W) for W in (Wq, Wk, Wv))
    return scaled_dot_product(Q, K, V, mask)


def cross_attention(Y, X, Wq, Wk, Wv, mask=None):
    return scaled_dot_product(Y @ Wq, X @ Wk, X @ Wv, mask=mask)
