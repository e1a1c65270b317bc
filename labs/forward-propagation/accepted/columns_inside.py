"""Thinks in columns, as the video does, and turns the batch over on the way in and out."""

import numpy as np


def squash(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -700, 700)))


def dense_forward(A, W, b):
    Z = np.dot(W.T, A.T) + b.reshape(-1, 1)
    return Z.T, squash(Z).T


def mlp_forward(X, weights, biases):
    a = X.T
    for layer in range(len(weights)):
        a = squash(np.dot(weights[layer].T, a) + biases[layer][:, None])
    return a.T


def forward_trace(X, weights, biases):
    return tuple(mlp_forward(X, weights[:depth], biases[:depth]) for depth in range(len(weights) + 1))


def multiplications(sizes, B):
    total = 0
    for layer in range(1, len(sizes)):
        total += sizes[layer - 1] * sizes[layer] * B
    return float(total)
