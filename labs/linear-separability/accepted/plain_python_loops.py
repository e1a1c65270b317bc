import math

import numpy as np


def gate_weights(name):
    if name == "AND":
        return np.array([1.0, 1.0]), -2.0
    if name == "OR":
        return np.array([1.0, 1.0]), -1.0
    if name == "NAND":
        return np.array([-3.0, -2.0]), 4.0
    return np.array([-1.0, -1.0]), 0.25


def places_of(X, y, u):
    length = math.sqrt(sum(part * part for part in u))
    zeros, ones = [], []
    for x, label in zip(X, y):
        place = 0.0
        for feature, part in zip(x, u):
            place += feature * part
        (ones if label == 1 else zeros).append(place / length)
    return zeros, ones, length


def class_gap(X, y, u):
    zeros, ones, _ = places_of(X, y, u)
    return max(min(ones) - max(zeros), min(zeros) - max(ones))


def line_in_gap(X, y, u):
    zeros, ones, length = places_of(X, y, u)
    if class_gap(X, y, u) < 1e-9:
        return None
    sign = 1.0 if max(zeros) < min(ones) else -1.0
    edge_of_zeros = max(sign * place for place in zeros)
    edge_of_ones = min(sign * place for place in ones)
    w = np.array([sign * part / length for part in u])
    return w, -0.5 * (edge_of_zeros + edge_of_ones)


def is_linearly_separable(X, y):
    angles = []
    for a in range(len(X)):
        for b in range(a):
            turn = math.atan2(X[a][1] - X[b][1], X[a][0] - X[b][0]) + math.pi / 2
            angles.append(turn % math.pi)
    angles.sort()
    angles.append(angles[0] + math.pi)
    for left, right in zip(angles, angles[1:]):
        middle = left + (right - left) / 2
        if class_gap(X, y, [math.cos(middle), math.sin(middle)]) > 1e-9:
            return True
    return False
