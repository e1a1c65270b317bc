import numpy as np


def pad2d(x, p):
    H, W = x.shape
    framed = np.zeros((H + 2 * p, W + 2 * p))
    framed[p : p + H, p : p + W] = x
    return framed


def same_pad(n, f, s=1):
    total = f - 1
    return total // 2, total - total // 2


def pixel_use_count(n, f, p=0):
    count = np.zeros(n + 2 * p, dtype=int)
    for start in range(n + 2 * p - f + 1):
        count[start : start + f] += 1
    inside = count[p : p + n]
    return np.outer(inside, inside)
