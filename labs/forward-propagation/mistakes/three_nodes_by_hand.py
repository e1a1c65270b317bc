import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def dense_forward(A, W, b):
    Z = np.stack([A @ W[:, 0] + b[0], A @ W[:, 1] + b[1], A @ W[:, 2] + b[2]], axis=1)
    return Z, sigmoid(Z)


def mlp_forward(X, weights, biases):
    A = X
    for W, b in zip(weights, biases):
        Z = A @ W + b
        A = sigmoid(Z)
    return A


def forward_trace(X, weights, biases):
    trace = [X]
    A = X
    for W, b in zip(weights, biases):
        Z = A @ W + b
        A = sigmoid(Z)
        trace.append(A)
    return trace


def multiplications(sizes, B):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1]
    return B * total
