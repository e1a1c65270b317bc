import numpy as np


def draw_mask(shape, p, rng):
    return 1 - (rng.random(shape) < p)


def scaled(values, mask, p):
    rows = np.zeros(values.shape)
    for i in range(values.shape[0]):
        for j in range(values.shape[1]):
            if mask[i, j]:
                rows[i, j] = float(values[i, j]) * (1 / (1 - p))
    return rows


def dropout_forward(a, mask, p, train):
    if train:
        return scaled(a, mask, p)
    return a


def dropout_backward(d_out, mask, p):
    return scaled(d_out, mask, p)


def prediction_weights(W, p):
    keep = 1 - p
    return np.array([[keep * float(w) for w in row] for row in W])
