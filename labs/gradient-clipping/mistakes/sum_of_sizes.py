import numpy as np


def clip_by_value(g, c):
    return np.clip(g, -c, c)


def clip_by_norm(g, c):
    norm = np.sum(np.abs(g))
    return g * (c / norm) if norm > c else g.copy()


def clip_by_global_norm(gs, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in gs))
    factor = c / norm if norm > c else 1.0
    return [factor * g for g in gs], norm
