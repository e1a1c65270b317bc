import numpy as np


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, 0)


def signed_distance(X, w, b):
    z = X @ w + b
    length = np.sqrt(np.sum(w**2) + b**2)
    return z / length
