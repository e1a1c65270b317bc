import numpy as np


def updates_per_epoch(N, B, drop_last=False):
    starts = range(0, N, B)
    return sum(1 for start in starts if start + B <= N or not drop_last)


def shuffle_together(X, y, rng):
    keys = rng.random(len(X))
    order = np.argsort(keys)
    return X.take(order, axis=0), y.take(order)


def minibatches(X, y, B):
    groups = np.arange(len(X)) // B
    return ((X[groups == g], y[groups == g]) for g in range(groups[-1] + 1))


def gradient(X, y, w, b):
    error = np.einsum("nd,d->n", X, w) + (b - y)
    return np.einsum("n,nd->d", error, X) * (2 / error.size), np.asarray(2 * error.mean())


def train_epoch(X, y, w, b, lr, B):
    def walk(parts, w, b):
        part = next(parts, None)
        if part is None:
            return w, b
        grad_w, grad_b = gradient(*part, w, b)
        return walk(parts, w - lr * grad_w, b - lr * grad_b)

    return walk(iter(minibatches(X, y, B)), w, b)
