import numpy as np


def zscore_fit(X):
    mu, sigma = X.mean(axis=0), X.std(axis=0)
    return mu, np.where(sigma == 0, 1.0, sigma)


def minmax_fit(X):
    return X.min(axis=0), X.max(axis=0)


def zscore_transform(X, mu, sigma):
    X -= mu
    X /= sigma
    return X


def minmax_transform(X, low, high):
    span = high - low
    return (X - low) / np.where(span == 0, 1.0, span)


def scale_split(X_train, X_test):
    mu, sigma = zscore_fit(X_train)
    return zscore_transform(X_train, mu, sigma), zscore_transform(X_test, mu, sigma)
