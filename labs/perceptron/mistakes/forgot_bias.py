import numpy as np


def perceptron_predict(X, w, b):
    z = np.dot(X, w)
    return (z >= 0).astype(int)


def signed_distance(X, w, b):
    return np.dot(X, w) / np.linalg.norm(w)
