import numpy as np


def perceptron_update(x, y, w, b, lr):
    """(w, b) after one look at one point: moved if the answer is wrong, as they were if it is right.

    x (d,) float, y 0 or 1, w (d,) float, b float, lr float  ->  (w (d,), b float)
    """
    raise NotImplementedError


def perceptron_fit(X, y, w, b, lr, epochs):
    """Train from the given line, row by row, until an epoch has no mistake, at most `epochs` epochs.

    X (n, d) float, y (n,) of 0 and 1, w (d,), b float  ->  (w (d,), b float, mistakes: list of int)
    mistakes holds the number of mistakes of every epoch that ran, the last 0 included.
    """
    raise NotImplementedError


def margin_bound(X, y, w, b):
    """(R/γ)²: how many updates a training from zero can need at most, seen from the line (w, b).

    X (n, d), y (n,) of 0 and 1, (w, b) right on every row  ->  float
    R and γ are measured with a 1 appended to every row and b appended to w.
    """
    raise NotImplementedError
