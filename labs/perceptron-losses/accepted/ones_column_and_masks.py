import numpy as np


def with_ones(X):
    return np.hstack([X, np.ones((len(X), 1))])


def margin_loss(y, z, margin):
    missing = margin - (2 * y - 1) * z
    return missing[missing > 0].sum() / y.size


def margin_gradient(X, y, w, b, margin):
    U, t = with_ones(X), 2 * y - 1
    wrong = t * (U @ np.append(w, b)) < margin
    gradient = -(t[wrong] @ U[wrong]) / len(U)
    return gradient[:-1], gradient[-1]


def sigmoid(z):
    p = np.empty(z.shape)
    right = z >= 0
    p[right] = 1 / (1 + np.exp(-z[right]))
    e = np.exp(z[~right])
    p[~right] = e / (1 + e)
    return p


def bce(y, p, eps=1e-12):
    q = p.copy()
    q[q < eps] = eps
    q[q > 1 - eps] = 1 - eps
    return -(np.log(q[y == 1]).sum() + np.log(1 - q[y == 0]).sum()) / len(q)


def logistic_gradient(X, y, w, b):
    U = with_ones(X)
    gradient = U.T @ (sigmoid(U @ np.append(w, b)) - y) / len(U)
    return gradient[:-1], gradient[-1]
