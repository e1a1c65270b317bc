"""Fully connected networks on a dict of weights: `W1` (in, out), `b1` (out,), `W2` … with an activation between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from torch import Tensor

from tutor.training.arrays import Weights, glorot
from tutor.training.descent import TensorWeights

Activation = Callable[[Tensor], Tensor]


def glorot_layers(
    rng: np.random.Generator, sizes: Sequence[int], dtype: type = np.float64, first: int = 1
) -> Weights:
    """Glorot-uniform weights and zero biases, as Keras begins; layers are counted from `first`."""
    weights: Weights = {}
    for layer, (fan_in, fan_out) in enumerate(pairwise(sizes), start=first):
        weights[f"W{layer}"] = glorot(rng, fan_in, fan_out).astype(dtype)
        weights[f"b{layer}"] = np.zeros(fan_out, dtype)
    return weights


def dense(weights: TensorWeights, x: Tensor, g: Activation) -> Tensor:
    """Scores (B, out) of x (B, in): every layer but the last is followed by `g`."""
    layers = sum(name.startswith("W") for name in weights)
    a = x
    for layer in range(1, layers + 1):
        z = a @ weights[f"W{layer}"] + weights[f"b{layer}"]  # (B, in) @ (in, out) + (out,) -> (B, out)
        a = z if layer == layers else g(z)
    return a


def class_accuracy(z: Tensor, y: Tensor) -> Tensor:
    """Share of rows whose largest score z (B, C) is that of their label y (B,).

    It is of z's type: float64 is not known to every device.
    """
    return (z.argmax(dim=1) == y).to(z.dtype).mean()


def r_squared(prediction: Tensor, y: Tensor) -> Tensor:
    """1 − Σ(y − ŷ)² / Σ(y − ȳ)², over rows (B,): 0 is no better than the mean."""
    return 1 - ((y - prediction) ** 2).sum() / ((y - y.mean()) ** 2).sum()
