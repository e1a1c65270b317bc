import numpy as np


def with_ones(A):
    return np.c_[A, np.ones(len(A))]


def stacked(W, b):
    return np.vstack([W, b])


def step_mlp(X, W1, b1, W2, b2):
    hidden = (with_ones(X) @ stacked(W1, b1) >= 0).astype(float)
    return (with_ones(hidden) @ stacked(W2, b2) >= 0).astype(np.int8)[:, 0]


def xor_weights():
    """One corner of XOR for each of two units, and a third unit that is not listened to."""
    W1 = np.array([[4.0, -4.0, 1.0], [-4.0, 4.0, 1.0]])
    b1 = np.array([-2.0, -2.0, 0.0])
    W2 = np.array([[1.0], [1.0], [0.0]])
    return W1, b1, W2, np.full(1, -0.5)


def stable_sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def hidden_features(X, W1, b1):
    return stable_sigmoid(with_ones(X) @ stacked(W1, b1))


def mlp_predict_proba(X, W1, b1, W2, b2):
    return stable_sigmoid(with_ones(hidden_features(X, W1, b1)) @ stacked(W2, b2)).squeeze(axis=1)
