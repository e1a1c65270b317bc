import numpy as np


def three(vector, W, b):
    """(…, 3, H): the blocks as an axis of their own."""
    scores = vector @ W + b
    return scores.reshape(*scores.shape[:-1], 3, -1)


def sigmoid(a):
    return np.exp(-np.logaddexp(0, -a))


def gru_step(x, h, Wx, Wh, bx, bh):
    a, u = three(x, Wx, bx), three(h, Wh, bh)
    r, z = np.moveaxis(sigmoid(a[..., :2, :] + u[..., :2, :]), -2, 0)
    n = np.tanh(a[..., 2, :] + r * u[..., 2, :])
    new = n.copy()
    new *= 1 - z
    new += z * h
    return new


def gru_step_video(x, h, Wx, Wh, b):
    a, u = three(x, Wx, b), three(h, Wh, np.zeros_like(b))
    r, z = np.moveaxis(sigmoid(a[..., :2, :] + u[..., :2, :]), -2, 0)
    n = np.tanh(a[..., 2, :] + three(r * h, Wh, np.zeros_like(b))[..., 2, :])
    return z * n + (1 - z) * h


def gru_forward(X, h0, Wx, Wh, bx, bh):
    hs = [h0]
    for x in X.transpose(1, 0, 2):
        hs.append(gru_step(x, hs[-1], Wx, Wh, bx, bh))
    return np.array(hs[1:]).transpose(1, 0, 2)


def gru_parameters(d, H, biases):
    return np.int64(sum([3 * d * H, 3 * H * H, 3 * H * biases]))
