import numpy as np


def open_by(a):
    return 0.5 * (1 + np.tanh(0.5 * a))


def gru_step(x, h, Wx, Wh, bx, bh):
    H = len(Wh)
    R, Z, N = slice(0, H), slice(H, 2 * H), slice(2 * H, None)
    r = open_by(np.dot(x, Wx[:, R]) + bx[R] + np.dot(h, Wh[:, R]) + bh[R])
    z = open_by(np.dot(x, Wx[:, Z]) + bx[Z] + np.dot(h, Wh[:, Z]) + bh[Z])
    n = np.tanh(np.dot(x, Wx[:, N]) + bx[N] + r * (np.dot(h, Wh[:, N]) + bh[N]))
    return n - z * n + z * h


def gru_step_video(x, h, Wx, Wh, b):
    H = len(Wh)
    scores = np.dot(x, Wx) + b
    gates = open_by(scores[..., : 2 * H] + np.dot(h, Wh[:, : 2 * H]))
    r, z = gates[..., :H], gates[..., H:]
    n = np.tanh(scores[..., 2 * H :] + np.dot(r * h, Wh[:, 2 * H :]))
    return h + z * (n - h)


def gru_forward(X, h0, Wx, Wh, bx, bh):
    out = np.empty((X.shape[0], X.shape[1], h0.shape[1]))
    before = h0
    for t in range(X.shape[1]):
        before = out[:, t] = gru_step(X[:, t], before, Wx, Wh, bx, bh)
    return out


def gru_parameters(d, H, biases):
    return 3 * H * (d + H + biases)
