import math

import numpy as np


def source_mask(lengths, n):
    return np.array([[True] * int(length) + [False] * (n - int(length)) for length in lengths])


def cross_attention(X_dec, X_enc, Wq, Wk, Wv, mask=None):
    m, n = len(X_dec), len(X_enc)
    Q, K, V = X_dec @ Wq, X_enc @ Wk, X_enc @ Wv
    seen = np.broadcast_to(np.ones(n, bool) if mask is None else mask, (m, n))
    A, Z = np.zeros((m, n)), np.zeros((m, V.shape[1]))
    for i in range(m):
        scores = {j: float(Q[i] @ K[j]) / math.sqrt(Q.shape[1]) for j in range(n) if seen[i, j]}
        top = max(scores.values())
        total = sum(math.exp(score - top) for score in scores.values())
        for j, score in scores.items():
            A[i, j] = math.exp(score - top) / total
            Z[i] += A[i, j] * V[j]
    return Z, A


def multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, mask=None):
    columns = [np.split(W, heads, axis=1) for W in (Wq, Wk, Wv)]
    pairs = [cross_attention(X_dec, X_enc, *parts, mask) for parts in zip(*columns)]
    return np.concatenate([Z for Z, _ in pairs], axis=1) @ Wo, np.stack([A for _, A in pairs])


def alignment(A):
    return [row.index(max(row)) for row in A.tolist()]
