import numpy as np


def lstm_gates(x, h, Wx, Wh, b):
    scores = np.concatenate([h, x], axis=-1) @ np.concatenate([Wh, Wx]) + b
    H = h.shape[-1]
    g = np.tanh(scores[..., 2 * H : 3 * H])
    open_by = 1 / (1 + np.exp(-scores))
    return open_by[..., :H], open_by[..., H : 2 * H], g, open_by[..., 3 * H :]


def lstm_step(x, h, c, Wx, Wh, b):
    i, f, g, o = lstm_gates(x, h, Wx, Wh, b)
    c = c.copy()
    c *= f
    c += i * g
    return o * np.tanh(c), c


def lstm_forward(X, h0, c0, Wx, Wh, b):
    pairs = [(h0, c0)]
    for x in X.transpose(1, 0, 2):
        pairs.append(lstm_step(x, *pairs[-1], Wx, Wh, b))
    both = np.array(pairs[1:])  # (T, 2, B, H)
    return both[:, 0].transpose(1, 0, 2), both[:, 1].transpose(1, 0, 2)


def cell_gradient(fs):
    return np.cumprod(fs, axis=0)[-1]


def lstm_parameters(d, H):
    return np.int64(4 * H * (d + H) + 4 * H)
