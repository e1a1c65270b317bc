"""einsum for the neuron, recursion for the chain, everything returned as lists of arrays."""

import numpy as np


def predict(X, w, b):
    return np.einsum("bd,d->b", X, w) + b


def gradients(X, y, w, b):
    gap = y - predict(X, w, b)
    return [np.einsum("b,bd->d", gap, X) * (-2 / len(gap)), -2 * gap.mean()]


def train_step(X, y, w, b, lr):
    loss = np.square(y - predict(X, w, b)).mean()
    change = [-lr * g for g in gradients(X, y, w, b)]
    return [w + change[0], b + change[1], loss]


def train(X, y, w, b, lr, batches):
    if not len(batches):
        return [w, b, []]
    new_w, new_b, loss = train_step(X[batches[0]], y[batches[0]], w, b, lr)
    w_end, b_end, rest = train(X, y, new_w, new_b, lr, batches[1:])
    return [w_end, b_end, [loss, *rest]]


def chain_gradients(x, w, y):
    def back(i, a):
        """The gradients of the weights from i on, and what arrives at their input a."""
        if i == len(w):
            return [], 2 * (a - y)
        later, arriving = back(i + 1, a * w[i])
        return [arriving * a, *later], arriving * w[i]

    return np.array(back(0, x)[0])
