import numpy as np


def dense_params(H, W, C, units):
    return np.prod([H, W, C, units]) + units


def conv_params(f, C, F):
    return int(np.square(f)) * C * F + F


def receptive_field(layers):
    if len(layers) == 0:
        return 1
    kernels, strides = np.array(layers).T
    hops = np.cumprod(np.concatenate([[1], strides[:-1]]))
    return 1 + np.sum((kernels - 1) * hops)
