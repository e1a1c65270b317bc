"""A column of ones takes the bias into the weights; updates in place on a copy of its own."""

import numpy as np


def with_ones(X):
    return np.column_stack([X, np.ones(X.shape[0])])


def predict(X, w, b):
    return np.dot(with_ones(X), np.append(w, b))


def gradients(X, y, w, b):
    A = with_ones(X)
    g = (2.0 / y.shape[0]) * A.T.dot(A.dot(np.append(w, b)) - y)
    return g[:-1], g[-1]


def train_step(X, y, w, b, lr):
    error = predict(X, w, b) - y
    theta = np.append(w, b)
    theta -= lr * np.append(*gradients(X, y, w, b))
    return theta[:-1], theta[-1], np.asarray(error.dot(error) / error.size)


def train(X, y, w, b, lr, batches):
    losses = np.empty(len(batches))
    w = np.copy(w)
    for step in range(len(batches)):
        w, b, losses[step] = train_step(X[batches[step]], y[batches[step]], w, b, lr)
    return w, b, losses


def chain_gradients(x, w, y):
    error = np.prod(w) * x - y
    return np.array([2 * error * x * np.prod(np.delete(w, i)) for i in range(len(w))])
