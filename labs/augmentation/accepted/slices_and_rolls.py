import numpy as np


def hflip(X):
    out = np.empty(X.shape)
    for j in range(X.shape[-1]):
        out[..., -1 - j] = X[..., j]
    return out


def rotate90(x, turns):
    turns %= 4
    if turns == 1:
        return np.flipud(np.transpose(x))
    if turns == 2:
        return x[::-1, ::-1]
    if turns == 3:
        return np.fliplr(np.transpose(x))
    return x.copy()


def one_axis(x, d, mode):
    """Down by d, along the first axis."""
    out = np.roll(x, d, axis=0)
    if d == 0 or mode == "wrap":
        return out
    gap = slice(0, d) if d > 0 else slice(len(x) + d, len(x))
    if mode == "constant":
        out[gap] = 0
    elif mode == "nearest":
        out[gap] = x[0] if d > 0 else x[-1]
    else:
        out[gap] = x[:d][::-1] if d > 0 else x[d:][::-1]
    return out


def shift(x, dx, dy, mode="constant"):
    return one_axis(one_axis(x, dy, mode).T, dx, mode).T


def random_crop(x, size, rng):
    corner = [rng.choice(n - size + 1) for n in x.shape]
    return x[corner[0] :][:size, corner[1] :][:, :size]


def augment(X, most, rng):
    out = X.copy()
    ways = np.arange(-most, most + 1)
    for x in out:
        x[:] = shift(x, int(rng.choice(ways)), int(rng.choice(ways)))
    return out
