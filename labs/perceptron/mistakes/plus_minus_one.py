import numpy as np


def perceptron_predict(X, w, b):
    z = X @ w + b
    return np.where(z >= 0, 1, -1)


def signed_distance(X, w, b):
    return (X @ w + b) / np.sqrt(np.sum(w**2))
