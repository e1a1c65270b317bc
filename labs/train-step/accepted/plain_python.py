"""Lists and loops; arrays only at the end."""

import numpy as np


def predict(X, w, b):
    out = []
    for x in X:
        total = float(b)
        for feature, weight in zip(x, w):
            total += feature * weight
        out.append(total)
    return np.array(out)


def gradients(X, y, w, b):
    dw, db = [0.0] * len(w), 0.0
    for x, label, guess in zip(X, y, predict(X, w, b)):
        d = 2 * (guess - label) / len(y)
        for j in range(len(w)):
            dw[j] += d * x[j]
        db += d
    return np.array(dw), db


def train_step(X, y, w, b, lr):
    loss = sum((float(t) - float(p)) ** 2 for t, p in zip(y, predict(X, w, b))) / len(y)
    dw, db = gradients(X, y, w, b)
    return np.array([v - lr * g for v, g in zip(w, dw)]), float(b - lr * db), loss


def train(X, y, w, b, lr, batches):
    losses = []
    for rows in batches:
        part = np.array([X[i] for i in rows])
        labels = np.array([y[i] for i in rows])
        w, b, loss = train_step(part, labels, w, b, lr)
        losses += [loss]
    return w, b, losses


def chain_gradients(x, w, y):
    ahead = [1.0]  # product of the weights behind each place, from the right
    for weight in reversed(list(w)):
        ahead.append(ahead[-1] * weight)
    ahead = ahead[::-1]
    error, before, grads = y - x * ahead[0], x, []
    for i, weight in enumerate(w):
        grads.append(-2 * error * before * ahead[i + 1])
        before *= weight
    return np.array(grads)
