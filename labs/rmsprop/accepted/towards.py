import numpy as np


def rmsprop_step(w, v, g, lr=0.001, beta=0.9, eps=1e-8):
    square = np.multiply(g, g)
    moved = v + (1 - beta) * (square - v)
    return [w - lr * g / (moved**0.5 + eps), moved]


def effective_rate(v, lr=0.001, eps=1e-8):
    return np.reciprocal((np.power(v, 0.5) + eps) / lr)
