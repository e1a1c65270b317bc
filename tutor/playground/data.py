"""Small data sets in the square [−1, 1]²: five to separate, two to fit.

Each maker takes a generator, a number of rows and the noise (standard deviation of a Gaussian added to the
points, for a regression to the targets) and returns X (n, 2) and y (n,): 0.0 or 1.0 for classes, a number
from −1 to 1 for a regression.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Maker = Callable[[np.random.Generator, int, float], tuple[Array, Array]]

TRAIN_ROWS, TEST_ROWS = 140, 70


def make(name: str, noise: float, seed: int) -> tuple[Array, Array, Array, Array]:
    """Training and held-out rows: X, y, X_test, y_test."""
    rng = np.random.default_rng(seed)
    X, y = MAKERS[name](rng, TRAIN_ROWS + TEST_ROWS, noise)
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    return X[:TRAIN_ROWS], y[:TRAIN_ROWS], X[TRAIN_ROWS:], y[TRAIN_ROWS:]


def _halves(n: int) -> Array:
    return (np.arange(n) % 2).astype(np.float64)


def _moved(rng: np.random.Generator, X: Array, noise: float) -> Array:
    return X + noise * rng.standard_normal(X.shape)


def xor(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """Class 1 where the signs of x₁ and x₂ differ; a gap of 0.1 along the axes."""
    X = rng.uniform(0.1, 0.95, (n, 2)) * rng.choice([-1.0, 1.0], (n, 2))
    return _moved(rng, X, noise), (X[:, 0] * X[:, 1] < 0) * 1.0


def circles(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """Class 1 in the middle, class 0 on a ring around it."""
    y = _halves(n)
    radius = np.where(y == 1, rng.uniform(0.0, 0.4, n), rng.uniform(0.65, 0.95, n))
    angle = rng.uniform(0, 2 * np.pi, n)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return _moved(rng, X, noise), y


def moons(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """Two half circles that reach into each other."""
    y = _halves(n)
    angle = rng.uniform(0, np.pi, n)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    X = (np.where(y[:, None] == 1, lower, upper) - [0.5, 0.25]) * 0.6
    return _moved(rng, X, noise), y


def spiral(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """Two arms of one and a quarter turns, opposite each other."""
    y = _halves(n)
    along = rng.uniform(0.15, 1.0, n)
    angle = along * 2.5 * np.pi + np.pi * y
    X = 0.92 * along[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return _moved(rng, X, noise), y


def gaussians(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """Two round clouds that a line can separate."""
    y = _halves(n)
    X = np.where(y[:, None] == 1, 0.45, -0.45) + 0.14 * rng.standard_normal((n, 2))
    return _moved(rng, X, noise), y


def plane(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """A target that a linear model fits: (x₁ + x₂) / 2."""
    X = rng.uniform(-0.95, 0.95, (n, 2))
    return X, X.mean(axis=1) + noise * rng.standard_normal(n)


def hills(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Array]:
    """A hill at (0.45, 0.45) and a hollow at (−0.45, −0.45)."""
    X = rng.uniform(-0.95, 0.95, (n, 2))
    up, down = (np.exp(-((X - centre) ** 2).sum(axis=1) / 0.15) for centre in (0.45, -0.45))
    return X, up - down + noise * rng.standard_normal(n)


MAKERS: dict[str, Maker] = {
    "xor": xor,
    "circles": circles,
    "moons": moons,
    "spiral": spiral,
    "gaussians": gaussians,
    "plane": plane,
    "hills": hills,
}

_FEATURES: dict[str, Callable[[Array, Array], Array]] = {
    "x1": lambda a, b: a,
    "x2": lambda a, b: b,
    "x1x2": lambda a, b: a * b,
    "x1²": lambda a, b: a * a,
    "x2²": lambda a, b: b * b,
    "sinx1": lambda a, b: np.sin(np.pi * a),
    "sinx2": lambda a, b: np.sin(np.pi * b),
}


def columns(X: Array, features: tuple[str, ...]) -> Array:
    """What the network is given: points (n, 2) as features (n, d)."""
    return np.stack([_FEATURES[name](X[:, 0], X[:, 1]) for name in features], axis=1)
