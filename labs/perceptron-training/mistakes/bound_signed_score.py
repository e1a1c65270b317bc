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
    R = np.max(np.sqrt(np.sum(X**2, axis=1) + 1))
    gamma = np.min(X @ w + b) / np.sqrt(np.sum(w**2) + b**2)
    return (R / gamma) ** 2
