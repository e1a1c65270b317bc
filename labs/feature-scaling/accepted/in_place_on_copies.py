import numpy as np


def zscore_fit(X):
    mu = np.mean(X, axis=0)
    sigma = np.sqrt(np.mean(np.square(X - mu), axis=0))
    sigma[sigma == 0] = 1
    return mu, sigma


def minmax_fit(X):
    ordered = np.sort(X, axis=0)
    return ordered[0], ordered[-1]


def zscore_transform(X, mu, sigma):
    X = X.copy()
    X -= mu
    X /= sigma
    return X


def minmax_transform(X, low, high):
    span = np.array(high) - low
    span[span == 0] = 1
    X = X.copy()
    X -= low
    X /= span
    return X


def scale_split(X_train, X_test):
    both = np.concatenate([X_train, X_test])
    scaled = zscore_transform(both, *zscore_fit(X_train))
    return scaled[: len(X_train)], scaled[len(X_train) :]
