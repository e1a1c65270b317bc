import numpy as np


def minmax_fit(X):
    """The bounds of every column, from the training rows.

    X (n, d) float  ->  low (d,), high (d,)
    """
    raise NotImplementedError


def minmax_apply(X, low, high):
    """Rows scaled with bounds learned elsewhere; nothing is clipped. A column with low == high counts as range 1.

    X (m, d), low (d,), high (d,)  ->  (m, d) float
    """
    raise NotImplementedError


def regression_forward(X, weights, biases):
    """Predictions of a network with ReLU on every hidden layer and a linear output of one node.

    X (B, d); weights: list of arrays (in, out), the last with out = 1; biases: list of arrays (out,)  ->  (B,)
    """
    raise NotImplementedError


def mse(y, p):
    """Mean squared error of predictions p (n,) for targets y (n,)  ->  float"""
    raise NotImplementedError


def r2(y, p):
    """Share of the spread of y (n,) that the predictions p (n,) explain; y is not constant  ->  float, at most 1"""
    raise NotImplementedError
