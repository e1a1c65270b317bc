import numpy as np


def perceptron_predict(X, w, b):
    z = w[0] * X[:, 0] + w[1] * X[:, 1] + b
    return (z >= 0).astype(int)


def signed_distance(X, w, b):
    z = w[0] * X[:, 0] + w[1] * X[:, 1] + b
    return z / np.sqrt(w[0] ** 2 + w[1] ** 2)
