import numpy as np


def sigmoid(z):
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out


def dense_forward(A, W, b):
    Z = np.zeros((A.shape[0], W.shape[1]))
    for j in range(W.shape[1]):
        Z[:, j] = b[j]
        for i in range(W.shape[0]):
            Z[:, j] += A[:, i] * W[i, j]
    return [Z, sigmoid(Z)]


def mlp_forward(X, weights, biases):
    if not weights:
        return X
    return mlp_forward(dense_forward(X, weights[0], biases[0])[1], weights[1:], biases[1:])


def forward_trace(X, weights, biases):
    trace = [X.copy()]
    for W, b in zip(weights, biases):
        trace.append(dense_forward(trace[-1], W, b)[1])
    return trace


def multiplications(sizes, B):
    sizes = np.array(sizes)
    return B * np.dot(sizes[:-1], sizes[1:])
