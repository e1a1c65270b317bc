import math

import numpy as np


def step(x, h, cell):
    Wx, Wh, b = cell
    new = []
    for unit in range(len(b)):
        z = float(b[unit])
        z += sum(float(x[i]) * float(Wx[i][unit]) for i in range(len(x)))
        z += sum(float(h[i]) * float(Wh[i][unit]) for i in range(len(h)))
        new.append(math.tanh(z))
    return new


def read(h, head):
    Wy, by = head
    return [float(by[k]) + sum(h[i] * float(Wy[i][k]) for i in range(len(h))) for k in range(len(by))]


def read_all(rows, cell):
    h = [0.0] * len(cell[2])
    found = []
    for x in rows:
        h = step(x, h, cell)
        found.append(h)
    return found


def many_to_one(X, lengths, cell, head):
    return np.array([read(read_all(rows[:n], cell)[-1], head) for rows, n in zip(X, lengths)])


def many_to_many(X, cell, head):
    return np.array([[read(h, head) for h in read_all(rows, cell)] for rows in X])


def one_to_many(x, cell, head, T_out):
    out = []
    for row in x:
        h, spoken = [0.0] * len(cell[2]), []
        for _ in range(T_out):
            h = step(row, h, cell)
            row = read(h, head)
            spoken.append(row)
        out.append(spoken)
    return np.array(out)


def encoder_decoder(X, encoder, decoder, head, T_out):
    out = []
    for rows in X:
        h, x, spoken = read_all(rows, encoder)[-1], [0.0] * len(head[1]), []
        while len(spoken) < T_out:
            h = step(x, h, decoder)
            x = read(h, head)
            spoken.append(x)
        out.append(spoken)
    return np.array(out)


def output_shape(kind, B, T, T_out, O):
    steps = {"many_to_one": [], "many_to_many": [T], "one_to_many": [T_out], "encoder_decoder": [T_out]}
    return [B, *steps[kind], O]
