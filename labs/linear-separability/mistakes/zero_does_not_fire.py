import numpy as np


def gate_weights(name):
    # fires where z > 0
    biases = {"AND": -1.0, "OR": 0.0, "NAND": 2.0, "NOR": 1.0}
    sign = -1.0 if name in ("NAND", "NOR") else 1.0
    return sign * np.array([1.0, 1.0]), biases[name]


def class_gap(X, y, u):
    p = X @ (u / np.linalg.norm(u))
    first = p[y == 1].min() - p[y == 0].max()
    second = p[y == 0].min() - p[y == 1].max()
    return max(first, second)


def line_in_gap(X, y, u):
    w = u / np.linalg.norm(u)
    p = X @ w
    zeros, ones = p[y == 0], p[y == 1]
    if ones.min() - zeros.max() >= 1e-9:
        return w, -(ones.min() + zeros.max()) / 2
    if zeros.min() - ones.max() >= 1e-9:
        return -w, (zeros.min() + ones.max()) / 2
    return None


def is_linearly_separable(X, y):
    angles = []
    for i in range(len(X)):
        for j in range(i):
            dx, dy = X[i] - X[j]
            angles.append(np.arctan2(dx, -dy) % np.pi)
    angles.sort()
    angles.append(angles[0] + np.pi)
    for one, two in zip(angles, angles[1:]):
        middle = (one + two) / 2
        if class_gap(X, y, np.array([np.cos(middle), np.sin(middle)])) > 1e-9:
            return True
    return False
