import numpy as np


def margin_loss(y, z, margin):
    """Mean of max(0, margin − t z) with t = 2y − 1: margin 0 is the perceptron loss, margin 1 the hinge.

    y (n,) of 0 and 1, z (n,) float, margin float >= 0  ->  float
    """
    raise NotImplementedError


def margin_gradient(X, y, w, b, margin):
    """Gradient of the margin loss of z = X w + b. Where t z = margin exactly, a point adds nothing.

    X (n, d) float, y (n,) of 0 and 1, w (d,) float, b float  ->  (dw (d,), db float)
    """
    raise NotImplementedError


def sigmoid(z):
    """1 / (1 + e^−z), entry by entry, without overflow for any z.

    z (n,) float  ->  (n,) float
    """
    raise NotImplementedError


def bce(y, p, eps=1e-12):
    """Mean binary cross-entropy, natural logarithm, with p cut to [eps, 1 − eps].

    y (n,) of 0 and 1, p (n,) float, the chances of class 1  ->  float
    """
    raise NotImplementedError


def logistic_gradient(X, y, w, b):
    """Gradient of the mean binary cross-entropy of p = sigmoid(X w + b).

    X (n, d) float, y (n,) of 0 and 1, w (d,) float, b float  ->  (dw (d,), db float)
    """
    raise NotImplementedError
