import numpy as np


def zscore_fit(X):
    n, d = X.shape
    mu, sigma = [], []
    for j in range(d):
        total = 0.0
        for i in range(n):
            total += X[i, j]
        m = total / n
        square = 0.0
        for i in range(n):
            square += (X[i, j] - m) ** 2
        s = (square / n) ** 0.5
        mu.append(m)
        sigma.append(s if s > 0 else 1.0)
    return np.array(mu), np.array(sigma)


def minmax_fit(X):
    return np.array([min(column) for column in X.T]), np.array([max(column) for column in X.T])


def zscore_transform(X, mu, sigma):
    out = np.zeros_like(X)
    for j in range(X.shape[1]):
        out[:, j] = (X[:, j] - mu[j]) / sigma[j]
    return out


def minmax_transform(X, low, high):
    out = np.zeros_like(X)
    for j in range(X.shape[1]):
        if high[j] != low[j]:
            out[:, j] = (X[:, j] - low[j]) / (high[j] - low[j])
    return out


def scale_split(X_train, X_test):
    mu, sigma = zscore_fit(X_train)
    return [zscore_transform(X_train, mu, sigma), zscore_transform(X_test, mu, sigma)]
