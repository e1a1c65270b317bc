import numpy as np


def encode(X, Wx, Wh, b):
    parts = X @ Wx + b
    h = np.tanh(parts[0])
    for part in parts[1:]:
        h = np.tanh(part + h @ Wh)
    return h


def teacher_inputs(Y, bos):
    start = np.full((Y.shape[0], 1), bos)
    return np.concatenate([start, Y], axis=1)[:, :-1]


def sequence_loss(scores, Y, pad):
    B, T, V = scores.shape
    z, targets = scores.reshape(B * T, V), Y.reshape(B * T)
    z, targets = z[targets != pad], targets[targets != pad]
    largest = z.max(axis=1)
    lse = largest + np.log(np.exp(z - largest[:, None]).sum(axis=1))
    return np.mean(lse - z[np.arange(len(targets)), targets])


def greedy_decode(c, E, Wx, Wh, b, Wy, by, bos, eos, max_len):
    inputs = E @ Wx + b
    said = [bos]
    s = c
    while said[-1] != eos and len(said) <= max_len:
        s = np.tanh(inputs[said[-1]] + s @ Wh)
        said.append(np.argmax(s @ Wy + by))
    return [word for word in said[1:] if word != eos]
