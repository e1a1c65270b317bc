import numpy as np


def rnn(X, cell, h=None):
    Wx, Wh, b = cell
    B, T, _ = X.shape
    h = np.zeros((B, b.size)) if h is None else h
    hs = np.empty((B, T, b.size))
    for t in range(T):
        h = np.tanh(X[:, t] @ Wx + h @ Wh + b)
        hs[:, t] = h
    return hs


def many_to_one(X, lengths, cell, head):
    Wx, Wh, b = cell
    h = np.zeros((len(X), b.size))
    for t in range(X.shape[1]):
        alive = (t < np.asarray(lengths))[:, None]
        h = np.where(alive, np.tanh(X[:, t] @ Wx + h @ Wh + b), h)
    return h @ head[0] + head[1]


def many_to_many(X, cell, head):
    return np.einsum("bth,ho->bto", rnn(X, cell), head[0]) + head[1]


def one_to_many(x, cell, head, T_out):
    h, ys = np.zeros((len(x), cell[2].size)), np.zeros((len(x), T_out, head[1].size))
    for t in range(T_out):
        h = rnn(x[:, None], cell, h)[:, -1]
        x = ys[:, t] = h @ head[0] + head[1]
    return ys


def encoder_decoder(X, encoder, decoder, head, T_out):
    h = rnn(X, encoder)[:, -1]
    ys = np.zeros((len(X), T_out + 1, head[1].size))
    for t in range(T_out):
        h = rnn(ys[:, t : t + 1], decoder, h)[:, -1]
        ys[:, t + 1] = h @ head[0] + head[1]
    return ys[:, 1:]


def output_shape(kind, B, T, T_out, O):
    return (B, O) if kind == "many_to_one" else (B, T if kind == "many_to_many" else T_out, O)
