import numpy as np


def minmax_fit(X):
    return [np.amin(X, 0), np.amax(X, 0)]


def minmax_apply(X, low, high):
    spread = high - low
    spread[spread == 0] = 1
    out = X.copy()
    out -= low
    out /= spread
    return out


def relu(z):
    return z * (z > 0)


def regression_forward(X, weights, biases):
    if len(weights) == 1:
        return X @ weights[0].ravel() + biases[0]
    return regression_forward(relu(X @ weights[0] + biases[0]), weights[1:], biases[1:])


def mse(y, p):
    error = y - p
    return error @ error / error.size


def r2(y, p):
    return 1 - mse(y, p) / np.var(y)
