import math

import numpy as np


def updates_per_epoch(N, B, drop_last=False):
    return math.floor(N / B) if drop_last else math.ceil(N / B)


def shuffle_together(X, y, rng):
    places = list(range(len(y)))
    rng.shuffle(places)
    return np.array([X[i] for i in places]), np.array([y[i] for i in places])


def minibatches(X, y, B):
    start = 0
    while start < len(y):
        yield X[start : start + B], y[start : start + B]
        start += B


def gradient(X, y, w, b):
    grad_w, grad_b = np.zeros(len(w)), 0.0
    for row, target in zip(X, y):
        error = float(np.dot(row, w)) + b - target
        grad_w += 2 * error * row
        grad_b += 2 * error
    return grad_w / len(y), float(grad_b / len(y))


def train_epoch(X, y, w, b, lr, B):
    w = w.copy()
    for rows, targets in minibatches(X, y, B):
        slope_w, slope_b = gradient(rows, targets, w, b)
        w -= lr * slope_w
        b -= lr * slope_b
    return w, b
