import numpy as np


def clip_by_value(g, c):
    return np.clip(g, -c, c)


def clip_by_norm(g, c):
    norm = np.sqrt(np.sum(g**2, axis=-1, keepdims=True))
    return np.where(norm > c, g * (c / np.maximum(norm, c)), g)


def clip_by_global_norm(gs, c):
    norm = np.sqrt(sum(np.sum(g**2) for g in gs))
    factor = c / norm if norm > c else 1.0
    return [factor * g for g in gs], norm
