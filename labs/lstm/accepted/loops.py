import math

import numpy as np


def squash(a):
    return 1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a))


def lstm_gates(x, h, Wx, Wh, b):
    if np.ndim(x) == 2:
        rows = [lstm_gates(one, state, Wx, Wh, b) for one, state in zip(x, h)]
        return tuple(np.array(part) for part in zip(*rows))
    H = len(h)
    scores = []
    for column in range(4 * H):
        total = float(b[column])
        total += sum(float(x[k]) * float(Wx[k, column]) for k in range(len(x)))
        total += sum(float(h[k]) * float(Wh[k, column]) for k in range(H))
        scores.append(total)
    shut = [squash(a) for a in scores]
    bent = [math.tanh(a) for a in scores]
    return (
        np.array(shut[:H]),
        np.array(shut[H : 2 * H]),
        np.array(bent[2 * H : 3 * H]),
        np.array(shut[3 * H :]),
    )


def lstm_step(x, h, c, Wx, Wh, b):
    i, f, g, o = lstm_gates(x, h, Wx, Wh, b)
    c = f * c + i * g
    return o * np.tanh(c), c


def lstm_forward(X, h0, c0, Wx, Wh, b):
    hs, cs = [], []
    for row, h, c in zip(X, h0, c0):
        row_h, row_c = [], []
        for x in row:
            h, c = lstm_step(x, h, c, Wx, Wh, b)
            row_h.append(h)
            row_c.append(c)
        hs.append(row_h)
        cs.append(row_c)
    return np.array(hs), np.array(cs)


def cell_gradient(fs):
    return np.array([math.prod(column) for column in fs.T.tolist()])


def lstm_parameters(d, H):
    return sum(d * H + H * H + H for _ in range(4))
