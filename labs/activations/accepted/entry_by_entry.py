"""Python's math, one entry after the other."""

import math

import numpy as np


def over(z, value, slope):
    a, d = np.empty(z.shape), np.empty(z.shape)
    for place in np.ndindex(z.shape):
        a[place] = value(float(z[place]))
        d[place] = slope(float(z[place]))
    return a, d


def logistic(v):
    if v < -700:
        return 0.0
    return 1.0 / (1.0 + math.exp(-v))


def sigmoid(z):
    return over(z, logistic, lambda v: logistic(v) * logistic(-v))


def tanh(z):
    return over(z, math.tanh, lambda v: (1.0 - math.tanh(v)) * (1.0 + math.tanh(v)))


def relu(z):
    return over(z, lambda v: max(0.0, v), lambda v: 1.0 if v > 0 else 0.0)


def collapse_linear(weights, biases):
    if len(weights) == 1:
        return weights[0].copy(), biases[0].copy()
    W, b = collapse_linear(weights[1:], biases[1:])
    return np.dot(weights[0], W), np.dot(biases[0], W) + b


def dead_units(A):
    dead = 0
    for column in A.T:
        if max(column) == 0:
            dead += 1
    return dead
