import numpy as np


def perceptron_predict(X, w, b):
    z = X @ w.reshape(-1, 1) + b
    return (z >= 0).astype(int).squeeze()


def signed_distance(X, w, b):
    z = X @ w.reshape(-1, 1) + b
    return z.squeeze() / np.linalg.norm(w)
