import numpy as np


def draw_mask(shape, p, rng):
    numbers = rng.random(size=shape)
    return np.where(numbers < p, 0.0, 1.0)


def dropout_forward(a, mask, p, train):
    if not train:
        return a.copy()
    return np.where(mask > 0, a / (1.0 - p), 0.0)


def dropout_backward(d_out, mask, p):
    return np.where(mask > 0, d_out / (1.0 - p), 0.0)


def prediction_weights(W, p):
    return W - p * W
