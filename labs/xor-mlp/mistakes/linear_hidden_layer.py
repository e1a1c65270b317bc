import numpy as np
from mylabs.perceptron import perceptron_predict


def step_mlp(X, W1, b1, W2, b2):
    H = W1.shape[1]
    hidden = np.zeros((len(X), H))
    for j in range(H):
        hidden[:, j] = perceptron_predict(X, W1[:, j], b1[j])
    return perceptron_predict(hidden, W2[:, 0], b2[0])


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
    return X @ W1 + b1


def mlp_predict_proba(X, W1, b1, W2, b2):
    h = hidden_features(X, W1, b1)
    z = h @ W2[:, 0] + b2[0]
    return sigmoid(z)
