import math

import numpy as np


def one(Q, K, V, mask):
    Z, A = np.zeros((len(Q), V.shape[1])), np.zeros((len(Q), len(K)))
    for i, q in enumerate(Q):
        seen = [j for j in range(len(K)) if mask is None or mask[i, j]]
        scores = [sum(a * b for a, b in zip(q, K[j])) / math.sqrt(len(q)) for j in seen]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        for j, power in zip(seen, powers):
            A[i, j] = power / sum(powers)
            Z[i] += A[i, j] * V[j]
    return Z, A


def scaled_dot_product(Q, K, V, mask=None):
    if Q.ndim == 2:
        return one(Q, K, V, None if mask is None else np.broadcast_to(mask, (len(Q), len(K))))
    if mask is not None:
        mask = np.broadcast_to(mask, (*Q.shape[:-1], K.shape[-2]))
    rows = [
        scaled_dot_product(Q[n], K[n], V[n], None if mask is None else mask[n]) for n in range(Q.shape[0])
    ]
    return np.stack([row[0] for row in rows]), np.stack([row[1] for row in rows])


def causal_mask(T):
    mask = np.zeros((T, T), dtype=bool)
    for i in range(T):
        mask[i, : i + 1] = True
    return mask


def self_attention(X, Wq, Wk, Wv, mask=None):
    return scaled_dot_product(X @ Wq, X @ Wk, X @ Wv, mask)


def cross_attention(Y, X, Wq, Wk, Wv, mask=None):
    return scaled_dot_product(Y @ Wq, X @ Wk, X @ Wv, mask)
