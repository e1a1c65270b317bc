import numpy as np


def clip_by_value(g, c):
    return np.where(np.abs(g) > c, c * np.sign(g), g)


def clip_by_norm(g, c):
    norm = float(np.sqrt(np.vdot(g, g)))
    scale = 1.0
    if norm > c:
        scale = c / norm
    return scale * g


def clip_by_global_norm(gs, c):
    lengths = [float(np.sqrt(np.vdot(g, g))) for g in gs]
    norm = float(np.linalg.norm(lengths))
    gs = [np.array(g) for g in gs]
    if norm > c:
        for g in gs:
            g *= c / norm
    return tuple(gs), norm
