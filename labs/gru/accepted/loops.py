import math

import numpy as np


def squash(a):
    return 1 / (1 + math.exp(-a)) if a > 0 else math.exp(a) / (1 + math.exp(a))


def dot(vector, W, column):
    return sum(float(vector[k]) * float(W[k, column]) for k in range(len(vector)))


def gru_step(x, h, Wx, Wh, bx, bh):
    if np.ndim(x) == 2:
        return np.array([gru_step(row, state, Wx, Wh, bx, bh) for row, state in zip(x, h)])
    H, new = len(h), []
    for unit in range(H):
        one, two, three = unit, H + unit, 2 * H + unit
        r = squash(dot(x, Wx, one) + bx[one] + dot(h, Wh, one) + bh[one])
        z = squash(dot(x, Wx, two) + bx[two] + dot(h, Wh, two) + bh[two])
        n = math.tanh(dot(x, Wx, three) + bx[three] + r * (dot(h, Wh, three) + bh[three]))
        new.append((1 - z) * n + z * float(h[unit]))
    return np.array(new)


def gru_step_video(x, h, Wx, Wh, b):
    if np.ndim(x) == 2:
        return np.array([gru_step_video(row, state, Wx, Wh, b) for row, state in zip(x, h)])
    H = len(h)
    r = [squash(dot(x, Wx, unit) + b[unit] + dot(h, Wh, unit)) for unit in range(H)]
    heard = [r[unit] * float(h[unit]) for unit in range(H)]
    new = []
    for unit in range(H):
        z = squash(dot(x, Wx, H + unit) + b[H + unit] + dot(h, Wh, H + unit))
        n = math.tanh(dot(x, Wx, 2 * H + unit) + b[2 * H + unit] + dot(heard, Wh, 2 * H + unit))
        new.append((1 - z) * float(h[unit]) + z * n)
    return np.array(new)


def gru_forward(X, h0, Wx, Wh, bx, bh):
    rows = []
    for row, h in zip(X, h0):
        found = []
        for x in row:
            h = gru_step(x, h, Wx, Wh, bx, bh)
            found.append(h)
        rows.append(found)
    return np.array(rows)


def gru_parameters(d, H, biases):
    total = 0
    for _ in "rzn":
        total += d * H + H * H
        for _ in range(biases):
            total += H
    return total
