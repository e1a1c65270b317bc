import math

import numpy as np


def margin_loss(y, z, margin):
    total = 0.0
    for label, s in zip(y, z):
        sign = 1 if label == 1 else -1
        if sign * s < margin:
            total += margin - sign * s
    return float(total / len(y))


def margin_gradient(X, y, w, b, margin):
    dw, db = np.zeros(X.shape[1]), 0.0
    for x, label in zip(X, y):
        sign = 1 if label == 1 else -1
        if sign * (np.dot(w, x) + b) < margin:
            dw -= sign * x
            db -= sign
    return dw / len(X), db / len(X)


def sigmoid_of_one(s):
    if s >= 0:
        return 1 / (1 + math.exp(-s))
    return math.exp(s) / (1 + math.exp(s))


def sigmoid(z):
    return np.array([sigmoid_of_one(s) for s in z])


def bce(y, p, eps=1e-12):
    costs = []
    for label, chance in zip(y, p):
        chance = min(max(chance, eps), 1 - eps)
        costs.append(-math.log(chance if label == 1 else 1 - chance))
    return sum(costs) / len(costs)


def logistic_gradient(X, y, w, b):
    dw, db = [0.0] * X.shape[1], 0.0
    for x, label in zip(X, y):
        error = sigmoid_of_one(sum(wi * xi for wi, xi in zip(w, x)) + b) - label
        for j, xj in enumerate(x):
            dw[j] += error * xj / len(X)
        db += error / len(X)
    return np.array(dw), db
