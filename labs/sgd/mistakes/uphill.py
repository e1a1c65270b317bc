import numpy as np


def sgd_step(w, g, lr):
    return w + lr * g


def ravine(x, y):
    return x**2 + 10 * y**2, 2 * x, 20 * y


def saddle(x, y):
    return x**2 - y**2, 2 * x, -2 * y


def classify(H):
    curvatures = np.linalg.eigvalsh(H)
    if curvatures.min() < 0 < curvatures.max():
        return "saddle"
    if curvatures.min() > 0:
        return "minimum"
    if curvatures.max() < 0:
        return "maximum"
    return "undecided"
