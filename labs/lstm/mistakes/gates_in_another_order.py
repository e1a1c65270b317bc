import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def lstm_gates(x, h, Wx, Wh, b):
    scores = x @ Wx + h @ Wh + b
    i, f, g, o = np.split(scores, 4, axis=-1)
    return sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(g)


def lstm_step(x, h, c, Wx, Wh, b):
    i, f, o, g = lstm_gates(x, h, Wx, Wh, b)
    c = f * c + i * g
    h = o * np.tanh(c)
    return h, c


def lstm_forward(X, h0, c0, Wx, Wh, b):
    h, c = h0, c0
    hs, cs = [], []
    for t in range(X.shape[1]):
        h, c = lstm_step(X[:, t], h, c, Wx, Wh, b)
        hs.append(h)
        cs.append(c)
    return np.stack(hs, axis=1), np.stack(cs, axis=1)


def cell_gradient(fs):
    return np.prod(fs, axis=0)


def lstm_parameters(d, H):
    block = d * H + H * H + H
    return 4 * block
