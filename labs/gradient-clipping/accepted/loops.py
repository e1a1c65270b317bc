import math

import numpy as np


def clip_by_value(g, c):
    out = np.array(g, dtype=float)
    for place in np.ndindex(*out.shape):
        if out[place] > c:
            out[place] = c
        elif out[place] < -c:
            out[place] = -c
    return out


def clip_by_norm(g, c):
    total = 0.0
    for entry in g.ravel():
        total += entry * entry
    norm = math.sqrt(total)
    if norm <= c:
        return g
    return g / norm * c


def clip_by_global_norm(gs, c):
    total = 0.0
    for g in gs:
        for entry in g.ravel():
            total += entry * entry
    norm = math.sqrt(total)
    clipped = []
    for g in gs:
        clipped.append(g * c / norm if norm > c else g)
    return clipped, norm
