import numpy as np


def read(X, cell, order, real):
    """States in the given order of steps; where a step is padding the state stays what it was."""
    Wx, Wh, b = cell
    h = np.zeros((X.shape[0], Wh.shape[0]))
    hs = np.zeros((X.shape[0], X.shape[1], Wh.shape[0]))
    for t in order:
        new = np.tanh(np.concatenate([X[:, t], h], axis=1) @ np.concatenate([Wx, Wh]) + b)
        h = np.where(real[:, t, None], new, h)
        hs[:, t] = np.where(real[:, t, None], h, 0.0)
    return hs, h


def everything(X):
    return np.ones(X.shape[:2], dtype=bool)


def mask_of(X, lengths):
    if lengths is None:
        return everything(X)
    return np.array([[t < n for t in range(X.shape[1])] for n in lengths])


def rnn_layer(X, cell):
    return read(X, cell, range(X.shape[1]), everything(X))[0]


def stack_rnn(X, cells, return_sequences):
    last = None
    for cell in cells:
        X, last = read(X, cell, range(X.shape[1]), everything(X))
    return X if return_sequences else last


def both(X, forward, backward, lengths):
    real, T = mask_of(X, lengths), X.shape[1]
    return read(X, forward, range(T), real), read(X, backward, range(T - 1, -1, -1), real)


def birnn(X, forward, backward, lengths=None):
    (left, _), (right, _) = both(X, forward, backward, lengths)
    return np.dstack([left, right])


def birnn_summary(X, forward, backward, lengths=None):
    (_, left), (_, right) = both(X, forward, backward, lengths)
    return np.hstack([left, right])


def deep_birnn(X, layers, lengths=None):
    for pair in layers:
        X = birnn(X, *pair, lengths)
    return X
