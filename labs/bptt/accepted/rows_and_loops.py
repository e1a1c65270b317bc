import math

import numpy as np


def step_back(dh, h, Wh):
    if np.ndim(dh) == 2:
        return np.stack([step_back(row, state, Wh) for row, state in zip(dh, h)])
    inside = [float(g) * (1 - float(s) ** 2) for g, s in zip(dh, h)]
    return np.array([sum(float(Wh[i, j]) * inside[j] for j in range(len(inside))) for i in range(len(Wh))])


def length(values):
    return math.sqrt(sum(float(v) ** 2 for v in values))


def gradient_norms(dh, hs, Wh):
    found = []
    for h in reversed(list(hs)):
        found.insert(0, length(dh))
        dh = step_back(dh, h, Wh)
    return np.array(found)


def bptt(X, hs, dhs, Wh):
    B, T, d = X.shape
    H = hs.shape[2]
    dWx, dWh, db = np.zeros((d, H)), np.zeros((H, H)), np.zeros(H)
    for row in range(B):
        delta = np.zeros(H)
        for t in reversed(range(T)):
            delta = delta + dhs[row, t]
            inside = delta * (1 - hs[row, t]) * (1 + hs[row, t])
            before = hs[row, t - 1] if t else np.zeros(H)
            dWx += np.outer(X[row, t], inside)
            dWh += np.outer(before, inside)
            db += inside
            delta = Wh @ inside
    return [dWx, dWh, db]


def clip_by_norm(grads, limit):
    total = length(np.concatenate([np.ravel(g) for g in grads]))
    if total <= limit:
        return [np.array(g) for g in grads]
    return [np.array(g) * limit / total for g in grads]
