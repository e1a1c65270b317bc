import numpy as np

PAD = {"constant": "constant", "nearest": "edge", "reflect": "symmetric", "wrap": "wrap"}


def hflip(X):
    return X[..., ::-1].copy()


def rotate90(x, turns):
    for _ in range(turns % 4):
        x = x.T[::-1]
    return x.copy()


def shift(x, dx, dy, mode="constant"):
    H, W = x.shape
    up, left = abs(dy), abs(dx)
    wide = np.pad(x, ((up, up), (left, left)), mode=PAD[mode])
    return wide[up - dy : up - dy + H, left - dx : left - dx + W]


def random_crop(x, size, rng):
    H, W = x.shape
    top = rng.integers(0, min(H, W) - size + 1)
    left = top
    return x[top : top + size, left : left + size].copy()


def augment(X, most, rng):
    out = np.empty_like(X)
    for number, x in enumerate(X):
        dx, dy = rng.integers(-most, most + 1, size=2)
        out[number] = shift(x, dx, dy)
    return out
