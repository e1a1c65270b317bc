"""A straight line with noise, and a few points that have nothing to do with it. Synthetic."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Points

SLOPE, INTERCEPT = 2.0, -1.0


def make_line(rng: np.random.Generator, n: int, outliers: float = 0.0, noise: float = 0.3) -> Points:
    """X (n, 1) in [−2, 2], y (n,) = 2x − 1 + noise; the share `outliers` of rows, all with x > 0, lies 12 too high."""
    x = rng.uniform(-2, 2, n)
    y = SLOPE * x + INTERCEPT + rng.normal(0, noise, n)
    right = np.flatnonzero(x > 0)
    y[right[: round(outliers * n)]] += 12.0
    return x[:, None], y
