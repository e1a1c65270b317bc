import math

import numpy as np


def rates(d):
    return np.array([1 / 10000 ** (2 * i / d) for i in range(d // 2)])


def positional_encoding(T, d):
    rows = []
    for pos in range(T):
        row = []
        for w in rates(d).tolist():
            row += [math.sin(pos * w), math.cos(pos * w)]
        rows.append(row)
    return np.array(rows)


def embed(tokens, E):
    d = E.shape[1]
    places = positional_encoding(len(tokens), d)
    return np.array([math.sqrt(d) * E[token] + place for token, place in zip(tokens, places)])


def shift_matrix(k, d):
    R = [[0.0] * d for _ in range(d)]
    for i, w in enumerate(rates(d).tolist()):
        R[2 * i][2 * i] = R[2 * i + 1][2 * i + 1] = math.cos(k * w)
        R[2 * i + 1][2 * i] = math.sin(k * w)
        R[2 * i][2 * i + 1] = -math.sin(k * w)
    return np.array(R)
