import numpy as np


def split_heads(X, heads):
    *batch, T, d = X.shape
    return np.swapaxes(X.reshape(*batch, T, heads, d // heads), -3, -2)


def merge_heads(Z):
    *batch, heads, T, d_k = Z.shape
    return np.swapaxes(Z, -3, -2).reshape(*batch, T, heads * d_k)


def softmax(S):
    """Over the last axis; −∞ becomes 0."""
    P = np.exp(S - S.max(axis=-1, keepdims=True))
    return P / P.sum(axis=-1, keepdims=True)


def multi_head_attention(Y, X, Wq, Wk, Wv, Wo, heads, mask=None):
    Q = split_heads(Y @ Wq, heads)
    K = split_heads(X @ Wk, heads)
    V = split_heads(X @ Wv, heads)
    S = Q @ np.swapaxes(K, -1, -2) * np.sqrt(Q.shape[-1])
    if mask is not None:
        S = np.where(mask, S, -np.inf)
    A = softmax(S)
    return merge_heads(A @ V) @ Wo, A


def parameter_count(d_model, heads, bias=False):
    weights = 4 * d_model * d_model
    return weights + 4 * d_model if bias else weights
