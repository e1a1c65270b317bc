import numpy as np


def rates(d):
    return 10000.0 ** (-np.arange(0, d, 2) / d)


def positional_encoding(T, d):
    angles = np.arange(T)[:, None] * rates(d)  # (T, d/2)
    table = np.empty((T, d))
    table[:, : d // 2] = np.sin(angles)
    table[:, d // 2 :] = np.cos(angles)
    return table


def embed(tokens, E):
    d = E.shape[1]
    return np.sqrt(d) * E[tokens] + positional_encoding(len(tokens), d)


def shift_matrix(k, d):
    R = np.zeros((d, d))
    for i, angle in enumerate(k * rates(d)):
        c, s = np.cos(angle), np.sin(angle)
        R[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[c, -s], [s, c]]
    return R
