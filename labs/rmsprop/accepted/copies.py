import numpy as np


def effective_rate(v, lr=0.001, eps=1e-8):
    below = np.sqrt(v)
    below += eps
    return np.divide(lr, below)


def rmsprop_step(w, v, g, lr=0.001, beta=0.9, eps=1e-8):
    w, v = np.array(w), np.array(v)
    v *= beta
    v += (1 - beta) * np.abs(g) ** 2
    w -= g * effective_rate(v, lr, eps)
    return w, v
