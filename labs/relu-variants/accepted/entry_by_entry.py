"""Plain Python, entry after entry."""

import math

import numpy as np


def mapped(z, value, slope):
    a, d = np.zeros(z.shape), np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        v = float(z[place])
        a[place], d[place] = value(v), slope(v)
    return [a, d]


def leaky_relu(z, slope):
    return mapped(z, lambda v: max(v, slope * v), lambda v: 1.0 if v >= 0 else slope)


def prelu(z, alpha):
    return np.array([[v if v >= 0 else a * v for v, a in zip(row, alpha)] for row in z])


def prelu_backward(upstream, z, alpha):
    d_z, d_alpha = np.zeros(z.shape), [0.0] * len(alpha)
    for i, row in enumerate(z):
        for j, v in enumerate(row):
            d_z[i, j] = upstream[i, j] * (1 if v >= 0 else alpha[j])
            if v < 0:
                d_alpha[j] += upstream[i, j] * v
    return [d_z, np.array(d_alpha)]


def elu(z, alpha):
    return mapped(
        z,
        lambda v: v if v >= 0 else alpha * math.expm1(v),
        lambda v: 1.0 if v >= 0 else alpha * math.exp(v),
    )


def selu(z):
    alpha, scale = 1.6732632423543772, 1.0507009873554805
    return mapped(
        z,
        lambda v: scale * v if v >= 0 else scale * alpha * (math.exp(v) - 1),
        lambda v: scale if v >= 0 else scale * alpha * math.exp(v),
    )
