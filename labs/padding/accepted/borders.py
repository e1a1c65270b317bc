"""Stacks zeros around the image; counts windows by their first and last place."""

import numpy as np


def pad2d(x, p):
    side = np.zeros((x.shape[0], p))
    wide = np.hstack([side, x, side])
    lid = np.zeros((p, wide.shape[1]))
    return np.vstack([lid, wide, lid])


def same_pad(n, f, s=1):
    windows = n // s + (n % s > 0)
    total = max(0, s * (windows - 1) + f - n)
    return int(np.floor(total / 2)), int(np.ceil(total / 2))


def pixel_use_count(n, f, p=0):
    place = np.arange(n) + p
    first = np.maximum(place - f + 1, 0)
    last = np.minimum(place, n + 2 * p - f)
    line = last - first + 1
    return line[:, None] * line[None, :]
