import numpy as np


def minmax_fit(X):
    ordered = np.sort(X, axis=0)
    return ordered[0], ordered[-1]


def minmax_apply(X, low, high):
    flat = low == high
    with np.errstate(all="ignore"):
        scaled = (X.T - low[:, None]) / (high - low)[:, None]
    scaled[flat] = (X.T - low[:, None])[flat]
    return scaled.T


def regression_forward(X, weights, biases):
    a = X.T
    for depth, W in enumerate(weights, 1):
        z = W.T @ a + biases[depth - 1].reshape(-1, 1)
        a = z if depth == len(weights) else np.where(z > 0, z, 0)
    return a.reshape(-1)


def mse(y, p):
    return np.linalg.norm(p - y) ** 2 / len(p)


def r2(y, p):
    centred = y - np.average(y)
    return (np.sum(centred**2) - np.sum(np.square(p - y))) / np.sum(centred**2)
