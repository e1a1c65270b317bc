"""The kinds of array that training passes around."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Weights = dict[str, Array]
Points = tuple[Array, Array]
"""Rows X (n, d) and their targets y (n,)."""


def batch_order(rng: np.random.Generator, rows: int, batch_size: int, epochs: int) -> Array:
    """(epochs, steps, B) row numbers: every epoch shuffled anew, a last batch that is not full left out."""
    steps = rows // batch_size
    shuffled = [rng.permutation(rows)[: steps * batch_size] for _ in range(epochs)]
    return np.array(shuffled).reshape(epochs, steps, batch_size)


def glorot(rng: np.random.Generator, fan_in: int, fan_out: int, shape: tuple[int, ...] = ()) -> Array:
    """Uniform weights in ±√(6 / (in + out)), as Keras begins (Glorot and Bengio, 2010); (in, out) unless shaped."""
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, shape or (fan_in, fan_out))


def xavier(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """(in, out) normal weights of variance 2 / (in + out) (Glorot and Bengio, 2010)."""
    return rng.normal(0.0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))
