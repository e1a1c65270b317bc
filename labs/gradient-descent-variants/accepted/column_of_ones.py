import numpy as np


def updates_per_epoch(N, B, drop_last=False):
    return (N + (0 if drop_last else B - 1)) // B


def shuffle_together(X, y, rng):
    table = rng.permutation(np.column_stack([X, y]))
    return table[:, :-1], table[:, -1]


def minibatches(X, y, B):
    cuts = np.arange(B, len(X), B)
    return list(zip(np.split(X, cuts), np.split(y, cuts)))


def gradient(X, y, w, b):
    A = np.hstack([X, np.ones((len(X), 1))])
    theta = np.append(w, b)
    slope = 2 / len(X) * (A.T @ A @ theta - A.T @ y)
    return slope[:-1], slope[-1]


def train_epoch(X, y, w, b, lr, B):
    theta = np.append(w, b)
    for part, target in minibatches(X, y, B):
        theta = theta - lr * np.append(*gradient(part, target, theta[:-1], theta[-1]))
    return theta[:-1], theta[-1]
