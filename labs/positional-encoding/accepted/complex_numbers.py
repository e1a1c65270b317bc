import numpy as np


def rates(d):
    return np.exp(np.arange(d // 2) * (-2 * np.log(10000.0) / d))


def positional_encoding(T, d):
    turns = np.exp(1j * np.outer(np.arange(T), rates(d)))
    return np.stack([turns.imag, turns.real], axis=-1).reshape(T, d)


def embed(tokens, E):
    X = E[tokens] * E.shape[1] ** 0.5
    X += positional_encoding(*X.shape)
    return X


def shift_matrix(k, d):
    turn = np.exp(1j * k * rates(d))
    swap = np.array([[0.0, -1.0], [1.0, 0.0]])
    return np.kron(np.diag(turn.real), np.eye(2)) + np.kron(np.diag(turn.imag), swap)
