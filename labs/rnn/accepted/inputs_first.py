import numpy as np


def rnn_step(x, h, Wx, Wh, b):
    z = np.dot(x, Wx)
    z += np.dot(h, Wh)
    z += b
    return 2 / (1 + np.exp(-2 * z)) - 1


def rnn_forward(X, h0, Wx, Wh, b):
    out = np.einsum("btd,dh->bth", X, Wx) + b
    before = h0.copy()
    for t in range(out.shape[1]):
        out[:, t] += before @ Wh
        np.tanh(out[:, t], out=out[:, t])
        before = out[:, t]
    return out


def rnn_output(h, Wy, by):
    grown = np.exp(h @ Wy + by)
    return grown / (grown + 1)


def rnn_parameters(d, H, O):
    return np.int64(d * H + H**2 + H + H * O + O)
