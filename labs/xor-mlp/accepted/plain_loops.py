import math

import numpy as np
from mylabs.perceptron import perceptron_predict


def step_mlp(X, W1, b1, W2, b2):
    labels = []
    for x in X:
        row = x.reshape(1, -1)
        hidden = [int(perceptron_predict(row, W1[:, j], b1[j])[0]) for j in range(len(b1))]
        hidden = np.array([hidden], dtype=float)
        labels.append(int(perceptron_predict(hidden, W2[:, 0], float(b2[0]))[0]))
    return np.array(labels)


def xor_weights():
    """OR minus AND."""
    W1 = np.array([[1, 1], [1, 1]])
    b1 = np.array([-0.5, -1.5])
    W2 = np.array([[1], [-1]])
    b2 = np.array([-0.5])
    return [W1, b1, W2, b2]


def squash(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))


def hidden_features(X, W1, b1):
    rows = []
    for x in X:
        row = []
        for j in range(W1.shape[1]):
            z = b1[j]
            for i in range(len(x)):
                z += x[i] * W1[i, j]
            row.append(squash(z))
        rows.append(row)
    return np.array(rows)


def mlp_predict_proba(X, W1, b1, W2, b2):
    result = []
    for features in hidden_features(X, W1, b1):
        z = sum(f * w for f, w in zip(features, W2[:, 0])) + b2[0]
        result.append(squash(z))
    return np.array(result)
