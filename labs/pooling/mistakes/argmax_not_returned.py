import numpy as np


def max_pool(x, k, s):
    H, W = x.shape
    oH, oW = (H - k) // s + 1, (W - k) // s + 1
    out, argmax = np.empty((oH, oW)), np.empty((oH, oW), dtype=int)
    for i in range(oH):
        for j in range(oW):
            window = x[i * s : i * s + k, j * s : j * s + k]
            u, v = divmod(int(window.argmax()), k)
            out[i, j] = window[u, v]
            argmax[i, j] = (i * s + u) * W + j * s + v
    return out


def avg_pool(x, k, s):
    H, W = x.shape
    rows, columns = range(0, H - k + 1, s), range(0, W - k + 1, s)
    return np.array([[x[i : i + k, j : j + k].mean() for j in columns] for i in rows])


def global_avg_pool(X):
    return X.mean(axis=(1, 2))
