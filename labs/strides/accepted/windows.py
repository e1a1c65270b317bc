import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def output_size(n, f, p=0, s=1):
    return len(range(0, n + 2 * p - f + 1, s))


def unread(n, f, p=0, s=1):
    last = (output_size(n, f, p, s) - 1) * s
    return n + 2 * p - last - f


def conv_layer(X, W, b, p=0, s=1):
    framed = np.pad(X, [(0, 0), (p, p), (p, p)])
    windows = sliding_window_view(framed, W.shape[2:], axis=(1, 2))[:, ::s, ::s]
    return np.einsum("cijuv,mcuv->mij", windows, W) + b[:, None, None]
