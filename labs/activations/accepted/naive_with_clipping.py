"""The textbook formulas, z clipped where the exponentials would overflow, in place on copies."""

import numpy as np


def sigmoid(z):
    a = np.array(z)
    np.clip(a, -700, 700, out=a)
    a = 1 / (1 + np.exp(-a))
    return [a, a - np.square(a)]


def tanh(z):
    c = np.clip(z, -300, 300)
    a = (np.exp(c) - np.exp(-c)) / (np.exp(c) + np.exp(-c))
    return [a, 1 - a * a]


def relu(z):
    a = z.copy()
    a[a < 0] = 0
    slope = np.zeros_like(z)
    slope[z > 0] = 1
    return [a, slope]


def collapse_linear(weights, biases):
    W = weights[0] if len(weights) == 1 else np.linalg.multi_dot(weights)
    b = np.zeros((1, weights[0].shape[0]))
    for weight, bias in zip(weights, biases):
        b = b @ weight + bias
    return W, b[0]


def dead_units(A):
    return np.sum(A.sum(axis=0) == 0)
