import numpy as np


def zscore_fit(X):
    sigma = np.var(X, axis=0) ** 0.5
    return X.sum(axis=0) / len(X), sigma + (sigma == 0)


def minmax_fit(X):
    return np.amin(X, 0), np.amax(X, 0)


def zscore_transform(X, mu, sigma):
    return np.subtract(X, mu[None, :]) / sigma[None, :]


def minmax_transform(X, low, high):
    return np.divide(X - low, high - low, out=np.zeros(X.shape), where=(high != low)[None, :])


def scale_split(X_train, X_test):
    mu, sigma = zscore_fit(X_train)
    return tuple(zscore_transform(X, mu, sigma) for X in (X_train, X_test))
