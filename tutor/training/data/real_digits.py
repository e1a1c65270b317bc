"""Handwritten 8×8 digits of 43 people, as large as our small ones. Real: UCI's optdigits, brought by scikit-learn.

Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, 1998 (UCI Machine Learning Repository, CC BY 4.0).
"""

from __future__ import annotations

import importlib

import numpy as np

from tutor.training.arrays import Array
from tutor.training.errors import TrainingError

SIDE, LARGE = 8, 14
"""Pixels of a side, before and after."""


def load_real_digits() -> tuple[Array, Array]:
    """X (n, 196) float64 in [0, 16], labels (n,). Raises TrainingError("real_digits_absent") without scikit-learn."""
    try:
        datasets = importlib.import_module("sklearn.datasets")
    except ImportError as error:
        raise TrainingError("real_digits_absent") from error
    X, y = datasets.load_digits(return_X_y=True)  # (1797, 64), (1797,)
    return enlarged(X.reshape(-1, SIDE, SIDE)).reshape(-1, LARGE**2), y


def enlarged(images: Array) -> Array:
    """(n, 8, 8) -> (n, 14, 14), bilinear: pixels are squares, and what lies beyond the outer ones is like them."""
    weights = bilinear(SIDE, LARGE)
    larger: Array = weights @ images @ weights.T
    return larger


def bilinear(old: int, new: int) -> Array:
    """(new, old): each new pixel's middle lies between those of two old ones; rows add up to 1."""
    middles = np.clip((np.arange(new) + 0.5) * old / new - 0.5, 0, old - 1)  # in old pixels
    distance = np.abs(middles[:, None] - np.arange(old))
    return np.maximum(0.0, 1.0 - distance)
