import numpy as np


def rates(d):
    i = np.arange(d // 2)
    return np.power(10000.0, -2 * i / d)


def positional_encoding(T, d):
    columns = np.arange(d)
    angles = np.arange(T).reshape(-1, 1) / 10000 ** (2 * (columns // 2) / d)
    return np.where(columns % 2 == 0, np.sin(angles), np.cos(angles))


def embed(tokens, E):
    vocab, d = E.shape
    one_hot = np.zeros((len(tokens), vocab))
    one_hot[np.arange(len(tokens)), tokens] = 1
    return one_hot @ E * np.sqrt(d) + positional_encoding(len(tokens), d)


def shift_matrix(k, d):
    R = np.diag(np.repeat(np.cos(k * rates(d)), 2))
    even = np.arange(0, d, 2)
    R[even, even + 1] -= np.sin(k * rates(d))
    R[even + 1, even] += np.sin(k * rates(d))
    return R
