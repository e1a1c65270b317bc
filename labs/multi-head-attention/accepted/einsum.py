import numpy as np


def split_heads(X, heads):
    parts = X.reshape(X.shape[:-1] + (heads, -1))
    return np.moveaxis(parts, -2, -3)


def merge_heads(Z):
    parts = np.moveaxis(Z, -3, -2)
    return parts.reshape(parts.shape[:-2] + (-1,))


def multi_head_attention(Y, X, Wq, Wk, Wv, Wo, heads, mask=None):
    d = Wq.shape[0]
    Wq, Wk, Wv = (W.reshape(d, heads, d // heads) for W in (Wq, Wk, Wv))
    Wo = Wo.reshape(heads, d // heads, d)
    S = np.einsum("...id,dhk,...je,ehk->...hij", Y, Wq, X, Wk, optimize=True) / np.sqrt(d / heads)
    if mask is not None:
        S = S + np.where(mask, 0.0, -np.inf)
    A = np.exp(S - np.logaddexp.reduce(S, axis=-1, keepdims=True))
    return np.einsum("...hij,...jd,dhk,hko->...io", A, X, Wv, Wo, optimize=True), A


def parameter_count(d_model, heads, bias=False):
    return 4 * d_model * (d_model + int(bias))
