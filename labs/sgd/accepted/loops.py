import numpy as np


def sgd_step(w, g, lr):
    new = np.empty_like(w)
    for place in np.ndindex(w.shape):
        new[place] = w[place] - lr * g[place]
    return new


def valley(x, y, a, b):
    return a * x**2 + b * y**2, 2 * a * x, 2 * b * y


def ravine(x, y):
    return valley(x, y, 1, 10)


def saddle(x, y):
    return valley(x, y, 1, -1)


def classify(H):
    up = down = flat = 0
    for curvature in np.linalg.eigh(H)[0]:
        if curvature > 0:
            up += 1
        elif curvature < 0:
            down += 1
        else:
            flat += 1
    if up and down:
        return "saddle"
    if flat:
        return "undecided"
    return "minimum" if up else "maximum"
