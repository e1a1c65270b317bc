import numpy as np


def perceptron_update(x, y, w, b, lr):
    guess = 1 if np.dot(w, x) + b >= 0 else 0
    return w + lr * (y - guess) * x, b + lr * (y - guess)


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
    s = np.where(y == 1, 1, -1)
    R = np.max(np.linalg.norm(X, axis=1))
    gamma = np.min(s * (X @ w + b)) / np.linalg.norm(w)
    return (R / gamma) ** 2
