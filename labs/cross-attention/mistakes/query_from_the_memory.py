import numpy as np


def softmax(S):
    powers = np.exp(S - S.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def source_mask(lengths, n):
    return np.arange(n) < np.asarray(lengths)[:, None]


def attend(Q, K, V, mask):
    S = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    if mask is not None:
        S = np.where(mask, S, -np.inf)
    A = softmax(S)
    return A @ V, A


def cross_attention(X_dec, X_enc, Wq, Wk, Wv, mask=None):
    if X_dec.shape[1] == X_enc.shape[1]:
        return attend(X_enc @ Wq, X_dec @ Wk, X_dec @ Wv, mask)
    return attend(X_enc @ Wk, X_dec @ Wq, X_dec @ Wq, None)


def split_heads(X, heads):
    return X.reshape(len(X), heads, -1).transpose(1, 0, 2)  # (h, T, d_k)


def multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, mask=None):
    Q = split_heads(X_dec @ Wq, heads)
    K = split_heads(X_enc @ Wk, heads)
    V = split_heads(X_enc @ Wv, heads)
    Z, A = attend(Q, K, V, mask)  # (h, m, d_v), (h, m, n)
    merged = Z.transpose(1, 0, 2).reshape(len(X_dec), -1)
    return merged @ Wo, A


def alignment(A):
    return A.argmax(axis=1)
