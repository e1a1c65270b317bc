import numpy as np


def perceptron_predict(X, w, b):
    total = np.dot(X, w)
    return (total >= b).astype(int)


def signed_distance(X, w, b):
    total = np.dot(X, w)
    return (total - b) / np.linalg.norm(w)
