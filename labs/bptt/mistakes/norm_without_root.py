import numpy as np


def step_back(dh, h, Wh):
    return (dh * (1 - h**2)) @ Wh.T


def gradient_norms(dh, hs, Wh):
    norms = [np.linalg.norm(dh)]
    for t in range(len(hs) - 1, 0, -1):
        dh = step_back(dh, hs[t], Wh)
        norms.append(np.linalg.norm(dh))
    return np.array(norms[::-1])


def bptt(X, hs, dhs, Wh):
    dWx = np.zeros((X.shape[2], len(Wh)))
    dWh, db = np.zeros_like(Wh), np.zeros(len(Wh))
    from_later = np.zeros_like(hs[:, 0])
    for t in range(X.shape[1] - 1, -1, -1):
        dh = dhs[:, t] + from_later
        inside = dh * (1 - hs[:, t] ** 2)
        dWx += X[:, t].T @ inside
        db += inside.sum(axis=0)
        if t > 0:
            dWh += hs[:, t - 1].T @ inside
        from_later = step_back(dh, hs[:, t], Wh)
    return dWx, dWh, db


def clip_by_norm(grads, limit):
    norm = sum((g**2).sum() for g in grads)
    if norm <= limit:
        return [g.copy() for g in grads]
    return [limit / norm * g for g in grads]
