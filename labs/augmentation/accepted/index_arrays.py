import numpy as np


def hflip(X):
    return np.take(X, range(X.shape[-1] - 1, -1, -1), axis=-1)


def rotate90(x, turns):
    return np.rot90(x, turns).copy()


def shift(x, dx, dy, mode="constant"):
    H, W = x.shape
    rows, columns = np.arange(H) - dy, np.arange(W) - dx
    if mode == "constant":
        inside = ((rows >= 0) & (rows < H))[:, None] & ((columns >= 0) & (columns < W))
        return np.where(inside, x[np.clip(rows, 0, H - 1)][:, np.clip(columns, 0, W - 1)], 0.0)
    if mode == "nearest":
        rows, columns = np.clip(rows, 0, H - 1), np.clip(columns, 0, W - 1)
    elif mode == "wrap":
        rows, columns = rows % H, columns % W
    else:
        mirror_rows, mirror_columns = np.r_[:H, H - 1 : -1 : -1], np.r_[:W, W - 1 : -1 : -1]
        rows, columns = mirror_rows[rows % (2 * H)], mirror_columns[columns % (2 * W)]
    return x[np.ix_(rows, columns)]


def random_crop(x, size, rng):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))
    i, j = (int(rng.random() * n) for n in windows.shape[:2])
    return np.array(windows[i, j])


def augment(X, most, rng):
    B, H, W = X.shape
    dx, dy = rng.integers(-most, most + 1, (2, B))
    framed = np.pad(X, ((0, 0), (most, most), (most, most)))
    rows = np.arange(H)[None, :] + most - dy[:, None]
    columns = np.arange(W)[None, :] + most - dx[:, None]
    return framed[np.arange(B)[:, None, None], rows[:, :, None], columns[:, None, :]]
