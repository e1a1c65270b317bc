"""Plain Python: a loop over the examples, lists at the end made arrays."""

import math

import numpy as np


def mse(y, y_hat):
    B = len(y)
    total, slopes = 0.0, []
    for label, guess in zip(y, y_hat):
        e = float(guess) - float(label)
        total += e * e
        slopes.append(2 * e / B)
    return total / B, np.array(slopes)


def mae(y, y_hat):
    B = len(y)
    total, slopes = 0.0, []
    for label, guess in zip(y, y_hat):
        e = float(guess) - float(label)
        total += abs(e)
        slopes.append((e > 0) / B - (e < 0) / B)
    return total / B, np.array(slopes)


def huber(y, y_hat, delta):
    B = len(y)
    total, slopes = 0.0, []
    for label, guess in zip(y, y_hat):
        e = float(guess) - float(label)
        if abs(e) <= delta:
            total += e * e / 2
            slopes.append(e / B)
        else:
            total += delta * (abs(e) - delta / 2)
            slopes.append(math.copysign(delta, e) / B)
    return total / B, np.array(slopes)


def bce(y, p):
    B = len(y)
    total, slopes = 0.0, []
    for label, chance in zip(y, p):
        if label == 1:
            total -= math.log(chance)
            slopes.append(-1 / (B * chance))
        else:
            total -= math.log(1 - chance)
            slopes.append(1 / (B * (1 - chance)))
    return total / B, np.array(slopes)


def cce(labels, P):
    numbers = labels if labels.ndim == 1 else [row.tolist().index(1.0) for row in labels]
    slope = np.zeros_like(P)
    total = 0.0
    for row, k in enumerate(numbers):
        total -= math.log(P[row, k])
        slope[row, k] = -1 / (len(P) * P[row, k])
    return total / len(P), slope
