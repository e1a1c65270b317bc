import numpy as np


def rnn_layer(X, cell):
    Wx, Wh, b = cell
    h = np.zeros((len(X), len(b)))
    hs = []
    for t in range(X.shape[1]):
        h = np.tanh(X[:, t] @ Wx + h @ Wh + b)
        hs.append(h)
    return np.stack(hs, axis=1)


def stack_rnn(X, cells, return_sequences):
    hs = X
    for cell in cells:
        hs = rnn_layer(hs, cell)
    return hs if return_sequences else hs[:, -1]


def all_real(X, lengths):
    return np.full(len(X), X.shape[1]) if lengths is None else lengths


def flipped(X, lengths):
    """Each row's real steps in reverse order; the padding stays behind them."""
    out = X.copy()
    for row, length in enumerate(lengths):
        out[row, :length] = X[row, :length][::-1]
    return out


def birnn(X, forward, backward, lengths=None):
    lengths = all_real(X, lengths)
    to_right = rnn_layer(X, forward)
    to_left = flipped(rnn_layer(flipped(X, lengths), backward), lengths)
    real = np.arange(X.shape[1]) < np.asarray(lengths)[:, None]
    return np.concatenate([to_right, to_left], axis=2)


def birnn_summary(X, forward, backward, lengths=None):
    lengths = all_real(X, lengths)
    hs, H = birnn(X, forward, backward, lengths), forward[2].size
    last = np.asarray(lengths) - 1
    return np.concatenate([hs[np.arange(len(X)), last, :H], hs[:, 0, H:]], axis=1)


def deep_birnn(X, layers, lengths=None):
    hs = X
    for forward, backward in layers:
        hs = birnn(hs, forward, backward, lengths)
    return hs
