import numpy as np


def step(x, h, Wx, Wh, b):
    joined = np.concatenate([x, h, [1.0]])
    return np.tanh(joined @ np.vstack([Wx, Wh, b]))


def encode(X, Wx, Wh, b):
    h = np.zeros(Wh.shape[0])
    for t in range(X.shape[0]):
        h = step(X[t], h, Wx, Wh, b)
    return h


def teacher_inputs(Y, bos):
    inputs = np.roll(Y, 1, axis=1)
    inputs[:, 0] = bos
    return inputs


def sequence_loss(scores, Y, pad):
    p = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    total = np.log(np.sum(p, axis=-1))
    one_hot = np.eye(scores.shape[-1])[Y]
    picked = np.sum((scores - np.max(scores, axis=-1, keepdims=True)) * one_hot, axis=-1)
    return np.average(total - picked, weights=(Y != pad).astype(float))


def greedy_decode(c, E, Wx, Wh, b, Wy, by, bos, eos, max_len):
    def speak(s, word, room):
        if room == 0:
            return []
        s = step(E[word], s, Wx, Wh, b)
        best = int(np.argmax(by + s @ Wy))
        return [] if best == eos else [best, *speak(s, best, room - 1)]

    return speak(np.asarray(c), bos, max_len)
