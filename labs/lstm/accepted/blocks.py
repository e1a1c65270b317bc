import numpy as np


def lstm_gates(x, h, Wx, Wh, b):
    H = Wh.shape[0]
    found = []
    for k in range(4):
        columns = slice(k * H, (k + 1) * H)
        score = np.dot(x, Wx[:, columns]) + np.dot(h, Wh[:, columns]) + b[columns]
        found.append(np.tanh(score) if k == 2 else 0.5 * (1 + np.tanh(score / 2)))
    return found


def lstm_step(x, h, c, Wx, Wh, b):
    i, f, g, o = lstm_gates(x, h, Wx, Wh, b)
    cell = i * g
    cell += f * c
    return [np.tanh(cell) * o, cell]


def lstm_forward(X, h0, c0, Wx, Wh, b):
    B, T, _ = X.shape
    hs, cs = np.empty((B, T, b.size // 4)), np.empty((B, T, b.size // 4))
    h, c = h0, c0
    for t in range(T):
        h, c = hs[:, t], cs[:, t] = lstm_step(X[:, t], h, c, Wx, Wh, b)
    return hs, cs


def cell_gradient(fs):
    kept = np.ones(fs.shape[1])
    for f in fs:
        kept = kept * f
    return kept


def lstm_parameters(d, H):
    return (d + H + 1) * 4 * H
