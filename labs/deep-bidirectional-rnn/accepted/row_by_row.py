import numpy as np


def states(x, cell):
    Wx, Wh, b = cell
    h, hs = np.zeros(len(b)), []
    for step in x:
        h = np.tanh(Wx.T @ step + Wh.T @ h + b)
        hs.append(h)
    return np.array(hs)


def rnn_layer(X, cell):
    return np.array([states(x, cell) for x in X])


def stack_rnn(X, cells, return_sequences):
    for cell in cells:
        X = rnn_layer(X, cell)
    if return_sequences:
        return X
    return np.array([x[-1] for x in X])


def birnn(X, forward, backward, lengths=None):
    B, T, _ = X.shape
    H = len(forward[2])
    out = np.zeros((B, T, H + len(backward[2])))
    for row in range(B):
        n = T if lengths is None else int(lengths[row])
        out[row, :n, :H] = states(X[row, :n], forward)
        out[row, :n, H:] = states(X[row, :n][::-1], backward)[::-1]
    return out


def birnn_summary(X, forward, backward, lengths=None):
    rows = []
    for row in range(len(X)):
        x = X[row] if lengths is None else X[row, : lengths[row]]
        rows.append(np.concatenate([states(x, forward)[-1], states(x[::-1], backward)[-1]]))
    return np.array(rows)


def deep_birnn(X, layers, lengths=None):
    if not layers:
        return X
    (forward, backward), *above = layers
    return deep_birnn(birnn(X, forward, backward, lengths), above, lengths)
