import math

import numpy as np


def encode(X, Wx, Wh, b):
    T, d = X.shape
    H = len(b)
    h = [0.0] * H
    for t in range(T):
        h = [
            math.tanh(
                sum(X[t, i] * Wx[i, j] for i in range(d)) + sum(h[i] * Wh[i, j] for i in range(H)) + b[j]
            )
            for j in range(H)
        ]
    return np.array(h)


def teacher_inputs(Y, bos):
    return np.array([[bos, *row[:-1]] for row in Y.tolist()])


def sequence_loss(scores, Y, pad):
    total, count = 0.0, 0
    for rows, targets in zip(scores, Y):
        for z, target in zip(rows.tolist(), targets.tolist()):
            if target != pad:
                top = max(z)
                total += top + math.log(sum(math.exp(each - top) for each in z)) - z[target]
                count += 1
    return total / count


def greedy_decode(c, E, Wx, Wh, b, Wy, by, bos, eos, max_len):
    out, s, previous = [], np.array(c), bos
    for _ in range(max_len):
        s = np.tanh(E[previous].dot(Wx) + s.dot(Wh) + b)
        scores = (s.dot(Wy) + by).tolist()
        previous = scores.index(max(scores))
        if previous == eos:
            return out
        out.append(previous)
    return out
