import numpy as np


def output_size(n, f, p=0, s=1):
    return (n + 2 * p - f) // s + 1


def unread(n, f, p=0, s=1):
    return (n - f) % s


def conv_layer(X, W, b, p=0, s=1):
    filters, _, f, _ = W.shape
    oH, oW = output_size(X.shape[1], f, p, s), output_size(X.shape[2], f, p, s)
    framed = np.pad(X, ((0, 0), (p, p), (p, p)))
    out = np.empty((filters, oH, oW))
    for i in range(oH):
        for j in range(oW):
            top, left = i * s, j * s
            window = framed[:, top : top + f, left : left + f]  # (C, f, f)
            out[:, i, j] = (W * window).sum(axis=(1, 2, 3)) + b
    return out
