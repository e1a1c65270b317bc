import numpy as np


def step_back(dh, h, Wh):
    rows = np.atleast_2d(dh)
    states = np.atleast_2d(h)
    out = np.stack([(Wh * (1 - s**2)) @ g for g, s in zip(rows, states)])
    return out.reshape(np.shape(dh))


def gradient_norms(dh, hs, Wh):
    norms = np.zeros(len(hs))
    g = np.array(dh)
    for t in range(len(hs) - 1, -1, -1):
        norms[t] = np.sqrt(g @ g)
        g = (Wh * (1 - hs[t] ** 2)) @ g
    return norms


def bptt(X, hs, dhs, Wh):
    B, T, H = hs.shape
    deltas = np.array(dhs)
    for t in range(T - 1, 0, -1):
        deltas[:, t - 1] += step_back(deltas[:, t], hs[:, t], Wh)
    inside = (deltas * (1 - hs**2)).reshape(B * T, H)
    before = np.zeros_like(hs)
    before[:, 1:] = hs[:, :-1]
    return X.reshape(B * T, -1).T @ inside, before.reshape(B * T, H).T @ inside, inside.sum(0)


def clip_by_norm(grads, limit):
    norm = float(np.sqrt(np.sum([np.vdot(g, g) for g in grads])))
    out = []
    for g in grads:
        g = g.copy()
        if norm > limit:
            g *= limit / norm
        out.append(g)
    return out
