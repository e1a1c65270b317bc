import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def dense_forward(A, W, b):
    Z = A @ W + b
    return Z, sigmoid(Z)


def mlp_forward(X, weights, biases):
    A = X
    for W, b in zip(weights, biases):
        Z, A = dense_forward(A, W, b)
    return A


def forward_trace(X, weights, biases):
    trace = [X]
    A = X
    for W, b in zip(weights, biases):
        Z, A = dense_forward(A, W, b)
        trace.append(A)
    return trace


def multiplications(sizes, B):
    total = 0
    for i in range(len(sizes) - 1):
        total += (sizes[i] + 1) * sizes[i + 1]
    return B * total
