import numpy as np


def effective_rate(v, lr=0.001, eps=1e-8):
    return lr / (np.sqrt(v) + eps)


def rmsprop_step(w, v, g, lr=0.001, beta=0.9, eps=1e-8):
    v = v + g**2
    w = w - effective_rate(v, lr, eps) * g
    return w, v
