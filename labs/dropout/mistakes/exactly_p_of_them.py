import numpy as np


def draw_mask(shape, p, rng):
    numbers = rng.random(shape)
    off = int(round(p * numbers.size))
    mask = np.ones(numbers.size)
    mask[np.argsort(numbers.ravel())[:off]] = 0.0
    return mask.reshape(shape)


def dropout_forward(a, mask, p, train):
    return a * mask / (1 - p) if train else a


def dropout_backward(d_out, mask, p):
    return d_out * mask / (1 - p)


def prediction_weights(W, p):
    return W * (1 - p)
