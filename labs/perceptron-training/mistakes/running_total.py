import numpy as np


def perceptron_update(x, y, w, b, lr):
    guess = 1 if np.dot(w, x) + b >= 0 else 0
    return w + lr * (y - guess) * x, b + lr * (y - guess)


def perceptron_fit(X, y, w, b, lr, epochs):
    mistakes = []
    count = 0
    for _ in range(epochs):
        before = count
        for i in range(len(X)):
            guess = 1 if np.dot(w, X[i]) + b >= 0 else 0
            count += int(guess != y[i])
            w, b = perceptron_update(X[i], y[i], w, b, lr)
        mistakes.append(count)
        if count == before:
            break
    return w, b, mistakes


def margin_bound(X, y, w, b):
    norms2 = np.sum(X**2, axis=1) + 1
    s = np.where(y == 1, 1, -1)
    smallest = np.min(s * (X @ w + b))
    return np.max(norms2) * (np.sum(w**2) + b**2) / smallest**2
