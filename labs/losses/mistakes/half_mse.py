import numpy as np


def mse(y, y_hat):
    e = y_hat - y  # (B,)
    return np.mean(e**2) / 2, e / len(e)


def mae(y, y_hat):
    e = y_hat - y
    return np.mean(np.abs(e)), np.sign(e) / len(e)


def huber(y, y_hat, delta):
    e = y_hat - y
    far = np.abs(e) > delta
    price = np.where(far, delta * np.abs(e) - 0.5 * delta**2, 0.5 * e**2)
    return np.mean(price), np.clip(e, -delta, delta) / len(e)


def bce(y, p):
    price = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(price), (p - y) / (p * (1 - p)) / len(p)


def cce(labels, P):
    B, K = P.shape
    one_hot = np.eye(K)[labels] if labels.ndim == 1 else labels  # (B, K)
    price = -np.sum(one_hot * np.log(P), axis=1)  # (B,)
    return np.mean(price), -one_hot / P / B
