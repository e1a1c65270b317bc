import numpy as np


def perceptron_predict(X, w, b):
    z = X.astype(np.float32) @ w.astype(np.float32) + np.float32(b)
    return (z >= 0).astype(int)


def signed_distance(X, w, b):
    z = X.astype(np.float32) @ w.astype(np.float32) + np.float32(b)
    return (z / np.linalg.norm(w)).astype(float)
