import numpy as np


def minmax_fit(X):
    low, high = [], []
    for j in range(X.shape[1]):
        column = sorted(X[:, j])
        low.append(column[0])
        high.append(column[-1])
    return np.array(low), np.array(high)


def minmax_apply(X, low, high):
    scaled = np.zeros(X.shape)
    for j in range(X.shape[1]):
        spread = high[j] - low[j]
        if spread == 0:
            spread = 1
        for i in range(len(X)):
            scaled[i, j] = (X[i, j] - low[j]) / spread
    return scaled


def regression_forward(X, weights, biases):
    answers = []
    last = len(weights) - 1
    for a in X:
        for number, (W, b) in enumerate(zip(weights, biases)):
            a = np.dot(a, W) + b
            if number < last:
                a = np.array([max(z, 0.0) for z in a])
        answers.append(float(a[0]))
    return np.array(answers)


def mse(y, p):
    total = 0
    for truth, said in zip(y, p):
        total += (truth - said) ** 2
    return float(total / len(y))


def r2(y, p):
    mean = sum(y) / len(y)
    return float(1 - sum((y - p) ** 2) / sum((y - mean) ** 2))
