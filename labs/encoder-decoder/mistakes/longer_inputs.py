import numpy as np


def encode(X, Wx, Wh, b):
    h = np.zeros(len(b))
    for x in X:
        h = np.tanh(x @ Wx + h @ Wh + b)
    return h


def teacher_inputs(Y, bos):
    start = np.full((len(Y), 1), bos)
    return np.hstack([start, Y])


def sequence_loss(scores, Y, pad):
    shifted = scores - scores.max(axis=2, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=2, keepdims=True))
    nll = -np.take_along_axis(log_p, Y[:, :, None], axis=2)[:, :, 0]
    real = Y != pad
    return nll[real].sum() / real.sum()


def greedy_decode(c, E, Wx, Wh, b, Wy, by, bos, eos, max_len):
    s, word, words = c, bos, []
    while len(words) < max_len:
        s = np.tanh(E[word] @ Wx + s @ Wh + b)
        word = int(np.argmax(s @ Wy + by))
        if word == eos:
            break
        words.append(word)
    return words
