import numpy as np


def rnn_layer(X, cell):
    Wx, Wh, b = cell
    inputs = np.swapaxes(X @ Wx + b, 0, 1)
    hs = np.empty_like(inputs)
    before = np.zeros_like(inputs[0])
    for t, step in enumerate(inputs):
        hs[t] = before = np.tanh(step + before @ Wh)
    return np.swapaxes(hs, 0, 1)


def stack_rnn(X, cells, return_sequences):
    hs = rnn_layer(X, cells[0])
    for cell in cells[1:]:
        hs = rnn_layer(hs, cell)
    return hs if return_sequences else hs[:, hs.shape[1] - 1, :]


def places(X, lengths):
    """(B, T): where each step of the flipped row comes from; and which steps are real."""
    B, T, _ = X.shape
    ends = np.broadcast_to(T if lengths is None else np.asarray(lengths), (B,))[:, None]
    steps = np.arange(T)[None, :]
    return np.where(steps < ends, ends - 1 - steps, steps), steps < ends


def gather(X, where):
    return np.take_along_axis(X, where[:, :, None], axis=1)


def birnn(X, forward, backward, lengths=None):
    where, real = places(X, lengths)
    ahead = rnn_layer(X, forward)
    back = gather(rnn_layer(gather(X, where), backward), where)
    hs = np.concatenate((ahead, back), axis=-1)
    hs[~real] = 0
    return hs


def birnn_summary(X, forward, backward, lengths=None):
    where, real = places(X, lengths)
    rows, last = np.arange(len(X)), real.sum(axis=1) - 1
    ahead = rnn_layer(X, forward)[rows, last]
    back = rnn_layer(gather(X, where), backward)[rows, last]
    return np.concatenate((ahead, back), axis=-1)


def deep_birnn(X, layers, lengths=None):
    hs = X
    for layer in layers:
        hs = birnn(hs, layer[0], layer[1], lengths=lengths)
    return hs
