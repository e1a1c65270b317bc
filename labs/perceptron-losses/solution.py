import numpy as np


def margin_loss(y, z, margin):
    t = 2 * y - 1  # 0, 1 -> -1, +1
    return np.maximum(0.0, margin - t * z).mean()


def margin_gradient(X, y, w, b, margin):
    t = 2 * y - 1
    slope = np.where(t * (X @ w + b) < margin, -t, 0)  # (n,), ∂L/∂z of each point
    return slope @ X / len(X), slope.mean()


def sigmoid(z):
    e = np.exp(-np.abs(z))  # never above 1
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def bce(y, p, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def logistic_gradient(X, y, w, b):
    slope = sigmoid(X @ w + b) - y  # (n,)
    return slope @ X / len(X), slope.mean()
