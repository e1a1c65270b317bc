import numpy as np


def relu(a):
    return a * (a > 0)


def margin_loss(y, z, margin):
    signed = np.where(y == 1, z, -z)
    return np.average(relu(margin - signed))


def margin_gradient(X, y, w, b, margin):
    T = (2.0 * y - 1.0).reshape(-1, 1)
    Z = X.dot(w.reshape(-1, 1)) + b
    D = np.where(margin - T * Z > 0, -T, 0.0) / X.shape[0]
    return (X.T @ D).ravel(), D.sum()


def sigmoid(z):
    return np.exp(-np.logaddexp(0.0, -z))


def bce(y, p, eps=1e-12):
    happened = np.abs(1 - y - p)
    return np.log(1 / np.clip(happened, eps, 1 - eps)).mean()


def logistic_gradient(X, y, w, b):
    t = 2 * y - 1
    s = -t * sigmoid(-t * (X @ w + b)) / len(y)
    return np.einsum("n,nd->d", s, X), np.asarray(s.sum())
