"""Layers of filters on a dict of weights, in torch's layout: `W1` (out, in, kh, kw), `b1` (out,); rows (B, C, H, W)."""

from __future__ import annotations

import numpy as np
from torch import Tensor
from torch.nn.functional import conv2d

from tutor.training.arrays import Array, Weights, glorot
from tutor.training.descent import TensorWeights


def glorot_filters(
    rng: np.random.Generator, out: int, channels: int, side: int, dtype: type = np.float64
) -> Array:
    """(out, in, kh, kw) in ±√(6 / (fan_in + fan_out)) as Keras begins: fans are side² · channels and side² · out."""
    filters: Array = glorot(rng, side**2 * channels, side**2 * out, (out, channels, side, side))
    return filters.astype(dtype)


def filter_layer(
    rng: np.random.Generator, layer: int, out: int, channels: int, side: int, dtype: type = np.float64
) -> Weights:
    """`W` and `b` of one convolutional layer, by their names; biases are zero."""
    W = glorot_filters(rng, out, channels, side, dtype)
    return {f"W{layer}": W, f"b{layer}": np.zeros(out, dtype)}


def conv(weights: TensorWeights, layer: int, x: Tensor, stride: int = 1, padding: int = 0) -> Tensor:
    """(B, in, H, W) -> (B, out, H', W'), H' = ⌊(H + 2·padding − kh) / stride⌋ + 1. The filter is not flipped."""
    return conv2d(x, weights[f"W{layer}"], weights[f"b{layer}"], stride, padding)


def matrix(weights: TensorWeights, layer: int, x: Tensor) -> Tensor:
    """(B, in) @ (in, out) + (out,) -> (B, out)."""
    return x @ weights[f"W{layer}"] + weights[f"b{layer}"]
