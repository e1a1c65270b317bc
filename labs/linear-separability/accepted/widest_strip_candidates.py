from itertools import combinations

import numpy as np


def gate_weights(name):
    w, b = np.array([2.0, 2.0]), {"AND": -3.0, "NAND": -3.0}.get(name, -1.0)
    return (-w, -b) if name.startswith("N") else (w, b)


def projections(X, y, u):
    places = np.dot(X, u) / np.sqrt(np.dot(u, u))
    return np.sort(places[y == 0]), np.sort(places[y == 1])


def class_gap(X, y, u):
    zeros, ones = projections(X, y, u)
    return float(max(ones[0] - zeros[-1], zeros[0] - ones[-1]))


def line_in_gap(X, y, u):
    zeros, ones = projections(X, y, u)
    unit = u / np.sqrt(np.dot(u, u))
    if ones[0] - zeros[-1] > 1e-9:
        return unit, -(zeros[-1] + ones[0]) / 2
    if zeros[0] - ones[-1] > 1e-9:
        return -unit, (zeros[0] + ones[-1]) / 2
    return None


def is_linearly_separable(X, y):
    # the widest strip is across two points of different classes, or along two of the same class
    for i, j in combinations(range(len(X)), 2):
        dx, dy = X[i] - X[j]
        if dx == dy == 0:
            if y[i] != y[j]:
                return False
            continue
        u = np.array([-dy, dx]) if y[i] == y[j] else np.array([dx, dy])
        if class_gap(X, y, u) > 1e-9:
            return True
    return False
