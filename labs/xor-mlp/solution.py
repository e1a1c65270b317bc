import numpy as np
from mylabs.perceptron import perceptron_predict


def step_mlp(X, W1, b1, W2, b2):
    answers = [perceptron_predict(X, w, b) for w, b in zip(W1.T, b1)]  # H times (n,)
    return perceptron_predict(np.stack(answers, axis=1), W2[:, 0], b2[0])


def xor_weights():
    W1 = np.array([[1.0, -1.0], [1.0, -1.0]])  # columns: OR, NAND
    b1 = np.array([-0.5, 1.5])
    W2 = np.array([[1.0], [1.0]])  # AND
    b2 = np.array([-1.5])
    return W1, b1, W2, b2


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # 1 / (1 + exp(-z)), but exp(800) would overflow


def hidden_features(X, W1, b1):
    return sigmoid(X @ W1 + b1)  # (n, d) @ (d, H) + (H,) -> (n, H)


def mlp_predict_proba(X, W1, b1, W2, b2):
    z = hidden_features(X, W1, b1) @ W2 + b2  # (n, H) @ (H, 1) + (1,) -> (n, 1)
    return sigmoid(z)[:, 0]
