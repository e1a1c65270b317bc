"""The map of stride 1 first, in plain loops; then every s-th row and column of it."""

import numpy as np


def output_size(n, f, p=0, s=1):
    windows, start = 0, -p
    while start + f <= n + p:
        windows, start = windows + 1, start + s
    return windows


def unread(n, f, p=0, s=1):
    end = f - p
    while end + s <= n + p:
        end += s
    return n + p - end


def pixel(channel, i, j):
    inside = 0 <= i < len(channel) and 0 <= j < len(channel[0])
    return channel[i][j] if inside else 0.0


def conv_layer(X, W, b, p=0, s=1):
    F, C, f, _ = W.shape
    H, width = X.shape[1:]
    full = np.zeros((F, H + 2 * p - f + 1, width + 2 * p - f + 1))
    channels = X.tolist()
    for m, i, j in np.ndindex(full.shape):
        if i % s or j % s:
            continue
        total = float(b[m])
        for c in range(C):
            for u in range(f):
                for v in range(f):
                    total += W[m, c, u, v] * pixel(channels[c], i + u - p, j + v - p)
        full[m, i, j] = total
    return full[:, ::s, ::s]
