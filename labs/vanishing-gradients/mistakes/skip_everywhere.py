import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


GATES = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}
SLOPES = {
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "relu": lambda z: (z > 0) * 1.0,
}


def chain_factor(slopes, weights):
    return np.prod(slopes) * np.prod(weights)


def layer_gradients(X, y, weights, biases, activation, skip):
    L = len(weights)
    a, inputs, slopes = X, [], []
    for k in range(L - 1):
        inputs.append(a)
        z = a @ weights[k] + biases[k]
        slopes.append(SLOPES[activation](z))
        out = GATES[activation](z)
        a = out + a if skip else out
    inputs.append(a)
    z = a @ weights[-1] + biases[-1]
    P = np.exp(z - z.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    d = P / len(y)
    grad_weights, grad_biases = [None] * L, [None] * L
    for k in reversed(range(L)):
        dz = d if k == L - 1 else d * slopes[k]
        grad_weights[k] = inputs[k].T @ dz
        grad_biases[k] = dz.sum(axis=0)
        back = dz @ weights[k].T
        d = back + d if skip and k < L - 1 else back
    return grad_weights, grad_biases


def gradient_norms(grads):
    return np.array([np.sqrt((g**2).sum()) for g in grads])
