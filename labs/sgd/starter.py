"""Lab sgd: the base step, two test surfaces, and what kind a critical point is."""

import numpy as np


def sgd_step(w, g, lr):
    """w ← w − η g. w, g of one shape -> new w"""
    raise NotImplementedError


def ravine(x, y):
    """L = x² + 10 y². x, y floats or arrays of one shape -> (L, ∂L/∂x, ∂L/∂y)"""
    raise NotImplementedError


def saddle(x, y):
    """L = x² − y². x, y floats or arrays of one shape -> (L, ∂L/∂x, ∂L/∂y)"""
    raise NotImplementedError


def classify(H):
    """A critical point by its symmetric Hessian H (d, d).

    -> "minimum", "maximum", "saddle", or "undecided" where the signs of the eigenvalues do not decide
    """
    raise NotImplementedError
