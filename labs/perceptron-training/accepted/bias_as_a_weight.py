import numpy as np


def with_one(x):
    return np.append(x, 1.0)


def perceptron_update(x, y, w, b, lr):
    u, theta = with_one(x), np.append(w, b)
    theta += lr * (y - np.heaviside(theta @ u, 1.0)) * u
    return theta[:-1], theta[-1]


def perceptron_fit(X, y, w, b, lr, epochs):
    U = np.c_[X, np.ones(len(X))]
    theta = np.r_[w, b]
    mistakes = np.zeros(0, dtype=int)
    for _ in range(epochs):
        errors = []
        for u, label in zip(U, y):
            error = label - (theta.dot(u) >= 0)
            theta += lr * error * u
            errors.append(error)
        mistakes = np.append(mistakes, np.count_nonzero(errors))
        if not any(errors):
            break
    return theta[:-1], theta[-1], mistakes


def margin_bound(X, y, w, b):
    U = np.c_[X, np.ones(len(X))]
    unit = np.r_[w, b] / np.linalg.norm(np.r_[w, b])
    margins = np.where(y == 1, 1.0, -1.0) * (U @ unit)
    return np.max((U**2).sum(axis=1)) / np.min(margins) ** 2
