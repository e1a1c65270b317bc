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
    w, b = np.zeros(2), 0.0
    for _ in range(100):
        wrong = 0
        for x, target in zip(X, y):
            error = int(target) - int(x @ w + b >= 0)
            w, b, wrong = w + error * x, b + error, wrong + abs(error)
        if wrong == 0:
            return True
    return False
