import numpy as np


def perceptron_update(x, y, w, b, lr):
    answer = 1 if w @ x + b >= 0 else 0
    error = y - answer  # +1: z has to rise, -1: z has to fall, 0: right
    return w + error * x, b + error


def perceptron_fit(X, y, w, b, lr, epochs):
    mistakes = []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            wrong += int((w @ x + b >= 0) != (label == 1))
            w, b = perceptron_update(x, label, w, b, lr)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


def margin_bound(X, y, w, b):
    U = np.column_stack([X, np.ones(len(X))])  # (n, d + 1): the bias is the weight of a 1
    theta = np.append(w, b)  # (d + 1,)
    signs = 2 * y - 1  # 0, 1 -> -1, +1
    radius = np.linalg.norm(U, axis=1).max()
    margin = (signs * (U @ theta)).min() / np.linalg.norm(theta)
    return (radius / margin) ** 2
