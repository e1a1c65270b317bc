import numpy as np


def perceptron_predict(X, w, b):
    z = np.sum(X * w, axis=0) + b
    return (z >= 0).astype(int)


def signed_distance(X, w, b):
    return (X @ w + b) / np.linalg.norm(w)
