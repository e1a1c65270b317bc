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
    return p[y == 1].min() - p[y == 0].max()


def line_in_gap(X, y, u):
    gap = class_gap(X, y, u)
    if gap < 1e-9:
        return None
    w = u / np.linalg.norm(u)
    return w, -((X @ w)[y == 0].max() + gap / 2)


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
        direction = np.array([np.cos(middle), np.sin(middle)])
        if class_gap(X, y, direction) > 1e-9 or class_gap(X, y, -direction) > 1e-9:
            return True
    return False
