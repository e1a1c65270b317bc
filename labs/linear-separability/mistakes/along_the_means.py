import numpy as np


def gate_weights(name):
    if name == "AND":
        return np.array([1.0, 1.0]), -1.5
    if name == "OR":
        return np.array([1.0, 1.0]), -0.5
    if name == "NAND":
        return np.array([-1.0, -1.0]), 1.5
    return np.array([-1.0, -1.0]), 0.5


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
    u = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)
    if not u.any():
        return False
    return bool(class_gap(X, y, u) > 1e-9)
