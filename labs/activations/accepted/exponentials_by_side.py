"""Exponentials of −|z| only; ReLU by a mask; layers collapsed by a column of ones."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1.0, e) / (1.0 + e)
    return a, e / (1.0 + e) ** 2


def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e), 4.0 * e / (1.0 + e) ** 2


def relu(z):
    slope = (z > 0).astype(float)
    return z * slope, slope


def collapse_linear(weights, biases):
    total = np.eye(weights[0].shape[0] + 1)
    for W, b in zip(weights, biases):
        step = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
        step[:-1, :-1], step[-1, :-1], step[-1, -1] = W, b, 1.0
        total = total @ step
    return total[:-1, :-1], total[-1, :-1]


def dead_units(A):
    return A.shape[1] - np.count_nonzero(A.any(axis=0))
