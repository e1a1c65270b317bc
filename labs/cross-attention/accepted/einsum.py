import numpy as np


def source_mask(lengths, n):
    return np.less.outer(np.arange(n), lengths).T


def normalised(S, mask):
    hidden = 0.0 if mask is None else np.where(mask, 0.0, -np.inf)
    S = S + hidden
    S = S - np.max(S, axis=-1)[..., None]
    return np.exp(S) / np.exp(S).sum(-1)[..., None]


def multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, mask=None):
    Q = np.einsum("td,dhk->htk", X_dec, Wq.reshape(Wq.shape[0], heads, -1))
    K = np.einsum("td,dhk->htk", X_enc, Wk.reshape(Wk.shape[0], heads, -1))
    V = np.einsum("td,dhk->htk", X_enc, Wv.reshape(Wv.shape[0], heads, -1))
    A = normalised(np.einsum("hmk,hnk->hmn", Q, K) * Q.shape[2] ** -0.5, mask)
    return np.einsum("hmn,hnv,hvd->md", A, V, Wo.reshape(heads, V.shape[2], -1)), A


def cross_attention(X_dec, X_enc, Wq, Wk, Wv, mask=None):
    Z, A = multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, np.eye(Wv.shape[1]), 1, mask)
    return Z, A[0]


def alignment(A):
    return np.argmax(A, axis=-1)
