import numpy as np


def updates_per_epoch(N, B, drop_last=False):
    return N // B if drop_last else -(-N // B)  # floor or ceil


def shuffle_together(X, y, rng):
    order = rng.permutation(len(X))
    return X[order], y[order]


def minibatches(X, y, B):
    return [(X[start : start + B], y[start : start + B]) for start in range(0, len(X), B)]


def gradient(X, y, w, b):
    error = X @ w + b - y  # (B,)
    return 2 * X.T @ error / len(y), 2 * np.mean(error)


def train_epoch(X, y, w, b, lr, B):
    for rows, labels in minibatches(X, y, B):
        grad_w, grad_b = gradient(rows, labels, w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b
