import numpy as np


def perceptron_predict(X, w, b):
    z = (np.array(X, dtype=float) * w).sum(axis=1)
    z += b
    return 1 - np.signbit(z + 0.0).astype(int)


def signed_distance(X, w, b):
    z = (np.array(X, dtype=float) * w).sum(axis=-1)
    z += b
    z /= np.hypot.reduce(w)
    return z
