import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def gru_step(x, h, Wx, Wh, bx, bh):
    xr, xz, xn = np.split(x @ Wx + bx, 3, axis=-1)
    hr, hz, hn = np.split(h @ Wh + bh, 3, axis=-1)
    r = sigmoid(xr + hr)
    z = sigmoid(xz + hz)
    n = np.tanh(xn + r * hn)
    return (1 - z) * n + z * h


def gru_step_video(x, h, Wx, Wh, b):
    xr, xz, xn = np.split(x @ Wx + b, 3, axis=-1)
    Whr, Whz, Whn = np.split(Wh, 3, axis=1)
    r = sigmoid(xr + h @ Whr)
    z = sigmoid(xz + h @ Whz)
    n = np.tanh(xn + (r * h) @ Whn)
    return (1 - z) * h + z * n


def gru_forward(X, h0, Wx, Wh, bx, bh):
    h, hs = h0, []
    for t in range(X.shape[1]):
        h = gru_step(X[:, t], h, Wx, Wh, bx, bh)
        hs.append(h)
    return np.stack(hs)


def gru_parameters(d, H, biases):
    block = d * H + H * H + biases * H
    return 3 * block
