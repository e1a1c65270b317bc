import numpy as np


def sgd_step(w, g, lr):
    return w - lr * g


def ravine(x, y):
    return x**2 + 10 * y**2, 2 * x, 20 * y


def saddle(x, y):
    return x**2 - y**2, 2 * x, -2 * y


def classify(H):
    determinant = np.linalg.det(H)
    curvatures = np.diag(H)
    if determinant < 0:
        return "saddle"
    if determinant > 0 and curvatures.min() > 0:
        return "minimum"
    if curvatures.max() < 0:
        return "maximum"
    return "undecided"
