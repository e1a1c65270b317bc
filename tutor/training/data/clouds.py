"""Two classes of points in the plane, by the names everyone gives them. Synthetic.

Each `make_NAME(rng, n)` returns X (n, 2) and y (n,) in {0, 1}, both float64; the classes are equal in number,
up to one.
"""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array, Points


def make_blobs(rng: np.random.Generator, n: int, margin: float = 0.3) -> Points:
    """Two clouds on either side of a line, every point at least `margin` away from it: separable for sure.

    The line has a random direction and passes within 1 of the origin.
    """
    y = _labels(rng, n)
    angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-1, 1)
    normal, along = _unit(angle), _unit(angle + np.pi / 2)  # (2,), (2,)
    distance = (2 * y - 1) * (margin + rng.exponential(1.0, n))  # (n,)
    X = np.outer(offset + distance, normal) + np.outer(rng.normal(0, 1.5, n), along)
    return X, y


def make_moons(rng: np.random.Generator, n: int, noise: float = 0.15) -> Points:
    """Two half circles that reach into each other, as scikit-learn's function of the same name draws them."""
    y = _labels(rng, n)
    angle = rng.uniform(0, np.pi, n)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)  # (n, 2)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    return np.where(y[:, None] == 0, upper, lower) + rng.normal(0, noise, (n, 2)), y


def make_circles(rng: np.random.Generator, n: int, noise: float = 0.08, inner: float = 0.5) -> Points:
    """Class 0 on the unit circle, class 1 on one of radius `inner` within it."""
    y = _labels(rng, n)
    radius = np.where(y == 0, 1.0, inner)
    angle = rng.uniform(0, 2 * np.pi, n)
    X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return X + rng.normal(0, noise, (n, 2)), y


def _labels(rng: np.random.Generator, n: int) -> Array:
    return rng.permutation(np.arange(n) % 2).astype(np.float64)


def _unit(angle: float) -> Array:
    return np.array([np.cos(angle), np.sin(angle)])
