"""Windows as columns of one matrix; sizes with floor and fmod."""

import math

import numpy as np


def output_size(n, f, p=0, s=1):
    return math.floor((n - f + 2 * p) / s + 1)


def unread(n, f, p=0, s=1):
    free = n + p + p - f
    return free - s * math.floor(free / s)


def conv_layer(X, W, b, p=0, s=1):
    F, C, f, _ = W.shape
    _, H, width = X.shape
    framed = np.zeros((C, H + 2 * p, width + 2 * p))
    framed[:, p : p + H, p : p + width] = X
    rows, columns = range(0, H + 2 * p - f + 1, s), range(0, width + 2 * p - f + 1, s)
    flat = np.array([framed[:, i : i + f, j : j + f].ravel() for i in rows for j in columns])
    out = flat @ W.reshape(F, -1).T + b
    return out.T.reshape(F, len(rows), len(columns))
