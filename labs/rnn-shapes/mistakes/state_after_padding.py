import numpy as np


def step(x, h, cell):
    Wx, Wh, b = cell
    return np.tanh(x @ Wx + h @ Wh + b)


def states(X, cell):
    h, hs = np.zeros((len(X), cell[2].size)), []
    for t in range(X.shape[1]):
        h = step(X[:, t], h, cell)
        hs.append(h)
    return np.stack(hs, axis=1)


def speak(x, h, cell, head, T_out):
    Wy, by = head
    ys = []
    for _ in range(T_out):
        h = step(x, h, cell)
        x = h @ Wy + by
        ys.append(x)
    return np.stack(ys, axis=1)


def many_to_one(X, lengths, cell, head):
    Wy, by = head
    hs = states(X, cell)
    last = hs[:, -1]
    return last @ Wy + by


def many_to_many(X, cell, head):
    Wy, by = head
    return states(X, cell) @ Wy + by


def one_to_many(x, cell, head, T_out):
    h = np.zeros((len(x), cell[2].size))
    return speak(x, h, cell, head, T_out)


def encoder_decoder(X, encoder, decoder, head, T_out):
    context = states(X, encoder)[:, -1]
    start = np.zeros((len(X), len(head[1])))
    return speak(start, context, decoder, head, T_out)


def output_shape(kind, B, T, T_out, O):
    if kind == "many_to_one":
        return (B, O)
    if kind == "many_to_many":
        return (B, T, O)
    return (B, T_out, O)
