import numpy as np


def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh + b)


def rnn_forward(X, h0, Wx, Wh, b):
    hs = []
    h = h0.copy()
    for t in range(X.shape[1]):
        h[:] = rnn_step(X[:, t], h, Wx, Wh, b)
        hs.append(h)
    return np.stack(hs, axis=1)


def rnn_output(h, Wy, by):
    z = h @ Wy + by
    return 1 / (1 + np.exp(-z))


def rnn_parameters(d, H, O):
    cell = d * H + H * H + H
    output = H * O + O
    return cell + output
