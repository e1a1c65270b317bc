import math

import numpy as np


def score(x, w, b):
    return math.fsum(wi * xi for wi, xi in zip(w, x)) + b


def perceptron_update(x, y, w, b, lr):
    guess = int(score(x, w, b) >= 0)
    if guess == y:
        return w, b
    new_w = [wi + lr * (y - guess) * xi for wi, xi in zip(w, x)]
    return np.array(new_w), float(b + lr * (y - guess))


def perceptron_fit(X, y, w, b, lr, epochs):
    history = []
    for _ in range(epochs):
        wrong = sum_of_mistakes = 0
        for x, label in zip(X, y):
            new_w, new_b = perceptron_update(x, label, w, b, lr)
            wrong = int(new_b != b)
            sum_of_mistakes += wrong
            w, b = new_w, new_b
        history.append(sum_of_mistakes)
        if sum_of_mistakes == 0:
            return w, b, history
    return w, b, history


def margin_bound(X, y, w, b):
    r2 = max(math.fsum(v * v for v in x) + 1 for x in X)
    length = math.hypot(*w, b)
    gamma = min(abs(score(x, w, b)) for x in X) / length
    return r2 / gamma**2
