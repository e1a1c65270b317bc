"""The adding problem: remember two numbers, say their sum (Hochreiter and Schmidhuber, 1997)."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array


def make_adding(rng: np.random.Generator, n: int, length: int) -> tuple[Array, Array]:
    """X (n, T, 2): a number in [0, 1) and a mark; y (n,) the sum of the two numbers whose mark is 1.

    One mark is in the first half, one in the second. Who always says 1 has a mean squared error of 1/6.
    """
    X = np.zeros((n, length, 2))
    X[..., 0] = rng.random((n, length))
    first, second = rng.integers(0, length // 2, n), rng.integers(length // 2, length, n)
    rows = np.arange(n)
    X[rows, first, 1] = X[rows, second, 1] = 1.0
    return X, X[rows, first, 0] + X[rows, second, 0]
