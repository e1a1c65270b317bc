import numpy as np


def perceptron_update(x, y, w, b, lr):
    z = np.dot(w, x) + b
    return w + lr * (y - z) * x, b + lr * (y - z)


def perceptron_fit(X, y, w, b, lr, epochs):
    mistakes = []
    for _ in range(epochs):
        count = 0
        for i in range(len(X)):
            guess = 1 if np.dot(w, X[i]) + b >= 0 else 0
            if guess != y[i]:
                count += 1
            w, b = perceptron_update(X[i], y[i], w, b, lr)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


def margin_bound(X, y, w, b):
    norms2 = np.sum(X**2, axis=1) + 1
    s = np.where(y == 1, 1, -1)
    smallest = np.min(s * (X @ w + b))
    return np.max(norms2) * (np.sum(w**2) + b**2) / smallest**2
