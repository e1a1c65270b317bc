import numpy as np


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, 0)


def signed_distance(X, w, b):
    return X @ w + b
