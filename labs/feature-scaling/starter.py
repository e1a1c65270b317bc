"""Lab feature-scaling: learn a scale from the training rows, apply it to any rows."""

import numpy as np


def zscore_fit(X):
    """Mean and standard deviation (divided by n) of every column; a constant column gets deviation 1.

    X (n, d) -> (mu (d,), sigma (d,))
    """
    raise NotImplementedError


def minmax_fit(X):
    """Smallest and largest value of every column. X (n, d) -> (low (d,), high (d,))"""
    raise NotImplementedError


def zscore_transform(X, mu, sigma):
    """(X − μ) / σ by column. X (n, d), mu (d,), sigma (d,) -> (n, d)"""
    raise NotImplementedError


def minmax_transform(X, low, high):
    """(X − low) / (high − low) by column, not clipped; a constant column becomes 0. -> (n, d)"""
    raise NotImplementedError


def scale_split(X_train, X_test):
    """z-scores of both, with what was learnt from the training rows alone.

    X_train (n, d), X_test (m, d) -> (n, d), (m, d)
    """
    raise NotImplementedError
