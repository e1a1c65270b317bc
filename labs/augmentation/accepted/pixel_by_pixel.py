import numpy as np


def hflip(X):
    return np.flip(X, axis=-1)


def rotate90(x, turns):
    out = np.array(x)
    for _ in range(turns % 4):
        H, W = out.shape
        out = np.array([[out[j, W - 1 - i] for j in range(H)] for i in range(W)])
    return out


def place(i, n, mode):
    if 0 <= i < n:
        return i
    if mode == "wrap":
        return i % n
    if mode == "nearest":
        return min(max(i, 0), n - 1)
    if mode == "reflect":
        return -i - 1 if i < 0 else 2 * n - i - 1
    return -1


def shift(x, dx, dy, mode="constant"):
    H, W = x.shape
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            a, b = place(i - dy, H, mode), place(j - dx, W, mode)
            if a >= 0 and b >= 0:
                out[i, j] = x[a, b]
    return out


def random_crop(x, size, rng):
    places = [(i, j) for i in range(x.shape[0] - size + 1) for j in range(x.shape[1] - size + 1)]
    i, j = places[rng.integers(len(places))]
    return x[i : i + size, j : j + size]


def augment(X, most, rng):
    return np.array([shift(x, *rng.integers(-most, most, size=2, endpoint=True)) for x in X])
