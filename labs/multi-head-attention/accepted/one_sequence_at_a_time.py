import math

import numpy as np


def split_heads(X, heads):
    if X.ndim > 2:
        return np.array([split_heads(one, heads) for one in X])
    T, d = X.shape
    out = np.empty((heads, T, d // heads))
    for t in range(T):
        for column in range(d):
            out[column // (d // heads), t, column % (d // heads)] = X[t, column]
    return out


def merge_heads(Z):
    if Z.ndim > 3:
        return np.array([merge_heads(one) for one in Z])
    heads, T, width = Z.shape
    out = np.zeros((T, heads * width))
    for head in range(heads):
        out[:, head * width : (head + 1) * width] = Z[head]
    return out


def multi_head_attention(Y, X, Wq, Wk, Wv, Wo, heads, mask=None):
    if Y.ndim > 2:
        pairs = [multi_head_attention(y, x, Wq, Wk, Wv, Wo, heads, mask) for y, x in zip(Y, X)]
        return np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
    Q, K, V = split_heads(Y @ Wq, heads), split_heads(X @ Wk, heads), split_heads(X @ Wv, heads)
    weights = np.zeros((heads, len(Y), len(X)))
    for head in range(heads):
        for i in range(len(Y)):
            seen = [j for j in range(len(X)) if mask is None or mask[i, j]]
            scores = [float(Q[head, i] @ K[head, j]) / math.sqrt(Q.shape[2]) for j in seen]
            powers = [math.exp(score - max(scores)) for score in scores]
            weights[head, i, seen] = np.array(powers) / sum(powers)
    return merge_heads(weights @ V) @ Wo, weights


def parameter_count(d_model, heads, bias=False):
    return sum(d_model**2 + (d_model if bias else 0) for _ in "qkvo")
