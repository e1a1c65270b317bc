import numpy as np


def clip_by_value(g, c):
    return np.minimum(np.maximum(g, -c), c)


def clip_by_norm(g, c):
    (clipped,), _ = clip_by_global_norm([g], c)
    return clipped


def clip_by_global_norm(gs, c):
    everything = np.concatenate([g.reshape(-1) for g in gs])
    norm = np.linalg.norm(everything)
    everything = everything / max(1.0, norm / c)
    ends = np.cumsum([g.size for g in gs])[:-1]
    parts = np.split(everything, ends)
    return [part.reshape(g.shape) for part, g in zip(parts, gs)], norm
