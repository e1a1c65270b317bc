"""Logic gates as clouds of points: the four corners of the unit square, jittered. Synthetic."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Points

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)  # (4, 2)
JITTER = 0.1
"""Standard deviation around a corner."""


def make_and(rng: np.random.Generator, n: int, jitter: float = JITTER) -> Points:
    return _gate(rng, n, (0, 0, 0, 1), jitter)


def make_or(rng: np.random.Generator, n: int, jitter: float = JITTER) -> Points:
    return _gate(rng, n, (0, 1, 1, 1), jitter)


def make_nand(rng: np.random.Generator, n: int, jitter: float = JITTER) -> Points:
    return _gate(rng, n, (1, 1, 1, 0), jitter)


def make_xor(rng: np.random.Generator, n: int, jitter: float = JITTER) -> Points:
    """The gate that no line separates (Minsky and Papert, Perceptrons, 1969)."""
    return _gate(rng, n, (0, 1, 1, 0), jitter)


def _gate(rng: np.random.Generator, n: int, outputs: tuple[int, ...], jitter: float) -> Points:
    """X (n, 2), y (n,) in {0, 1}; the corners come equally often, up to one."""
    corner = rng.permutation(np.arange(n) % 4)  # (n,)
    X = CORNERS[corner] + rng.normal(0.0, jitter, (n, 2))
    return X, np.array(outputs, dtype=np.float64)[corner]
