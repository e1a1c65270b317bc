import numpy as np


def margin_loss(y, z, margin):
    t = np.where(y == 1, 1, -1)
    losses = np.maximum(0, margin - t * z)
    return np.mean(losses)


def margin_gradient(X, y, w, b, margin):
    t = np.where(y == 1, 1, -1)
    z = X @ w + b
    active = t * z < margin
    dw = -np.mean((active * t)[:, None] * X, axis=0)
    db = -np.mean(active * t)
    return dw, db


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def bce(y, p, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return np.mean(-y * np.log(p))


def logistic_gradient(X, y, w, b):
    p = sigmoid(X @ w + b)
    error = p - y
    dw = np.mean(error[:, None] * X, axis=0)
    db = np.mean(error)
    return dw, db
