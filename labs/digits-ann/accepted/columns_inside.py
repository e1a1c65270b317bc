import numpy as np


def prepare(images):
    pixels = images.astype(np.float64) / 255
    return np.stack([pixel.flatten() for pixel in pixels])


def softmax(Z):
    shifted = (Z.T - Z.max(1)).T
    e = np.exp(shifted)
    return (e.T / e.sum(1)).T


def ann_forward(X, W1, b1, W2, b2):
    Z1 = np.einsum("ih,bi->bh", W1, X, optimize=True) + b1
    A1 = (np.abs(Z1) + Z1) / 2
    Z2 = np.einsum("hk,bh->bk", W2, A1, optimize=True) + b2
    return softmax(Z2)


def sparse_cross_entropy(P, y):
    chosen = np.take_along_axis(P, y[:, None], axis=1)
    return np.average(-np.log(chosen))


def accuracy(P, y):
    order = np.argsort(P, axis=1)
    return np.asarray(order[:, -1] == y, dtype=float).mean()
