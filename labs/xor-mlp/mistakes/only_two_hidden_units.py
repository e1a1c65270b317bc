import numpy as np
from mylabs.perceptron import perceptron_predict


def step_mlp(X, W1, b1, W2, b2):
    h1 = perceptron_predict(X, W1[:, 0], b1[0])
    h2 = perceptron_predict(X, W1[:, 1], b1[1])
    z = W2[0, 0] * h1 + W2[1, 0] * h2 + b2[0]
    return (z >= 0).astype(int)


def xor_weights():
    W1 = np.array([[1.0, -1.0], [1.0, -1.0]])
    b1 = np.array([-0.5, 1.5])
    W2 = np.array([[1.0], [1.0]])
    b2 = np.array([-1.5])
    return W1, b1, W2, b2


def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def hidden_features(X, W1, b1):
    return sigmoid(X @ W1 + b1)


def mlp_predict_proba(X, W1, b1, W2, b2):
    p1 = sigmoid(X @ W1[:, 0] + b1[0])
    p2 = sigmoid(X @ W1[:, 1] + b1[1])
    z = W2[0, 0] * p1 + W2[1, 0] * p2 + b2[0]
    return sigmoid(z)
