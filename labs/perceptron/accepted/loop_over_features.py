import math

import numpy as np


def score(X, w, b):
    total = np.full(len(X), b, dtype=float)
    for column, weight in zip(X.T, w):
        total += weight * column
    return total


def perceptron_predict(X, w, b):
    labels = np.ones(len(X), dtype=np.int64)
    labels[score(X, w, b) < 0] = 0
    return labels


def signed_distance(X, w, b):
    length = math.sqrt(sum(float(weight) ** 2 for weight in w))
    return score(X, w, b) / length
