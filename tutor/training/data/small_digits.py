"""14×14 digits: those of `digits` with every 2×2 block of pixels averaged, small enough for plain NumPy. Synthetic."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array
from tutor.training.data.digits import SIDE, make_digits

PIXELS = (SIDE // 2) ** 2


def make_small_digits(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """X (n, 196) float64 with mean about 0 and deviation about 1, labels (n,) int64."""
    X, y = make_digits(rng, n)
    blocks = X.reshape(n, SIDE // 2, 2, SIDE // 2, 2).mean(axis=(2, 4))  # (n, 14, 14)
    return (blocks.reshape(n, PIXELS).astype(np.float64) - 0.15) / 0.28, y
