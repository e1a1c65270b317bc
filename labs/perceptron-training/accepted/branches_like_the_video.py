import numpy as np


def predicts(x, w, b):
    return 1 if np.dot(x, w) + b >= 0 else 0


def perceptron_update(x, y, w, b, lr):
    if y == 1 and predicts(x, w, b) == 0:
        return w + lr * x, b + lr
    if y == 0 and predicts(x, w, b) == 1:
        return w - lr * x, b - lr
    return w.copy(), b


def perceptron_fit(X, y, w, b, lr, epochs):
    mistakes = []
    epoch = 0
    done = False
    while epoch < epochs and not done:
        count = 0
        for i in range(X.shape[0]):
            if predicts(X[i], w, b) != y[i]:
                w, b = perceptron_update(X[i], y[i], w, b, lr)
                count += 1
        mistakes.append(count)
        done = count == 0
        epoch += 1
    return w, b, mistakes


def margin_bound(X, y, w, b):
    R = 0.0
    gamma = np.inf
    for x, label in zip(X, y):
        R = max(R, np.sqrt(x @ x + 1))
        s = 1 if label == 1 else -1
        gamma = min(gamma, s * (x @ w + b) / np.sqrt(w @ w + b**2))
    return R**2 / gamma**2
