import numpy as np


def updates_per_epoch(N, B, drop_last=False):
    full, left = divmod(N, B)
    if left > 0 and not drop_last:
        return full + 1
    return full


def shuffle_together(X, y, rng):
    order = rng.permutation(len(y))
    return X[order], y[order]


def minibatches(X, y, B):
    batches = []
    for start in range(0, len(y), B):
        batches.append((X[start : start + B], y[start : start + B]))
    return batches


def gradient(X, y, w, b):
    error = X @ w - y
    grad_w = 2 * np.mean(X * error[:, None], axis=0)
    grad_b = 2 * np.mean(error)
    return grad_w, grad_b


def train_epoch(X, y, w, b, lr, B):
    for X_batch, y_batch in minibatches(X, y, B):
        grad_w, grad_b = gradient(X_batch, y_batch, w, b)
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, b
