"""Packs the nine floats into arrays, works with matrices, unpacks them at the end."""

import numpy as np


def packed(p):
    W1 = np.array([[p["w111"], p["w112"]], [p["w121"], p["w122"]]])
    return W1, np.array([p["b11"], p["b12"]]), np.array([p["w211"], p["w221"]]), p["b21"]


def unpacked(W1, b1, w2, b2):
    return {
        "w111": W1[0, 0],
        "w121": W1[1, 0],
        "w112": W1[0, 1],
        "w122": W1[1, 1],
        "b11": b1[0],
        "b12": b1[1],
        "w211": w2[0],
        "w221": w2[1],
        "b21": b2,
    }


def forward(p, x):
    W1, b1, w2, b2 = packed(p)
    z = x @ W1 + b1
    o = 1.0 / (1.0 + np.exp(-z))
    return o @ w2 + b2, dict(zip(("z1", "z2", "o1", "o2"), [*z, *o]))


def backward(p, x, y, y_hat, cache):
    _, _, w2, _ = packed(p)
    z, o = np.array([cache["z1"], cache["z2"]]), np.array([cache["o1"], cache["o2"]])
    slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    error = 2 * (y_hat - y)
    return unpacked(np.outer(x, error * w2 * slope), error * w2 * slope, error * o, error)


def numerical_gradients(p, x, y, h):
    grads = {}
    for name in list(p):
        moved = dict(p)
        moved[name] = p[name] + h
        above = (y - forward(moved, x)[0]) ** 2
        moved[name] = p[name] - h
        below = (y - forward(moved, x)[0]) ** 2
        grads[name] = (above - below) / h / 2
    return grads


def update(p, grads, lr):
    new = p.copy()
    for name in new:
        new[name] -= lr * grads[name]
    return new


def train_epoch(p, X, Y, lr):
    losses = []
    for i in range(len(Y)):
        y_hat, cache = forward(p, X[i])
        losses.append(float((Y[i] - y_hat) ** 2))
        p = update(p, backward(p, X[i], Y[i], y_hat, cache), lr)
    return p, losses
