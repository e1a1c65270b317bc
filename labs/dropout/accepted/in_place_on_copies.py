import numpy as np


def draw_mask(shape, p, rng):
    mask = rng.random(shape)
    on = mask >= p
    mask[on], mask[~on] = 1, 0
    return mask


def dropout_forward(a, mask, p, train):
    out = np.array(a, dtype=float)
    if train:
        out[mask == 0] = 0
        out /= 1 - p
    return out


def dropout_backward(d_out, mask, p):
    gradient = d_out.copy()
    gradient *= mask
    np.divide(gradient, 1 - p, out=gradient)
    return gradient


def prediction_weights(W, p):
    return np.einsum("ho,->ho", W, 1 - p)
