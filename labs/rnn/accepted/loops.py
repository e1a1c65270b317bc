import math

import numpy as np


def rnn_step(x, h, Wx, Wh, b):
    if np.ndim(x) == 2:
        return np.array([rnn_step(row, state, Wx, Wh, b) for row, state in zip(x, h)])
    new = []
    for unit in range(len(b)):
        z = float(b[unit])
        for i in range(len(x)):
            z += float(x[i]) * float(Wx[i][unit])
        for i in range(len(h)):
            z += float(h[i]) * float(Wh[i][unit])
        new.append(math.tanh(z))
    return np.array(new)


def rnn_forward(X, h0, Wx, Wh, b):
    rows = []
    for x, h in zip(X, h0):
        states = []
        for step in x:
            h = rnn_step(step, h, Wx, Wh, b)
            states.append(h)
        rows.append(states)
    return np.array(rows)


def rnn_output(h, Wy, by):
    out = np.zeros((len(h), len(by)))
    for row in range(len(h)):
        for k in range(len(by)):
            out[row, k] = 1 / (1 + math.exp(-(float(np.dot(h[row], Wy[:, k])) + float(by[k]))))
    return out


def rnn_parameters(d, H, O):
    total = 0
    for shape in [(d, H), (H, H), (H,), (H, O), (O,)]:
        size = 1
        for side in shape:
            size *= side
        total += size
    return total
