import numpy as np


def source_mask(lengths, n):
    mask = np.zeros((len(lengths), n), dtype=bool)
    for row, length in zip(mask, lengths):
        row[:length] = True
    return mask


def cross_attention(X_dec, X_enc, Wq, Wk, Wv, mask=None):
    scores = (X_dec @ Wq / np.sqrt(Wq.shape[1])) @ (X_enc @ Wk).T
    if mask is not None:
        scores[~np.broadcast_to(mask, scores.shape)] = -np.inf
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores @ X_enc @ Wv, scores


def multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, mask=None):
    k, v = Wq.shape[1] // heads, Wv.shape[1] // heads
    total, weights = 0.0, []
    for head in range(heads):
        at_k, at_v = slice(head * k, (head + 1) * k), slice(head * v, (head + 1) * v)
        Z, A = cross_attention(X_dec, X_enc, Wq[:, at_k], Wk[:, at_k], Wv[:, at_v], mask)
        total = total + Z @ Wo[at_v]
        weights.append(A)
    return total, np.array(weights)


def alignment(A):
    return np.array([int(np.flatnonzero(row == row.max())[0]) for row in A])
