"""The parts of a Transformer on a dict of weights (Vaswani et al., Attention is all you need, 2017).

Matrices are (in, out). Attention has no biases; heads are cut out of the projections, `d / heads` columns each.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from tutor.training.arrays import Weights, glorot
from tutor.training.dense import Activation
from tutor.training.descent import TensorWeights

EPS = 1e-5
"""Added to the variance in a layer norm, as torch does."""


def sinusoids(length: int, d: int, like: Tensor) -> Tensor:
    """(T, d): PE(pos, 2i) = sin(pos / 10000^(2i/d)), PE(pos, 2i + 1) the cosine of it. In `like`'s type and place."""
    pos = torch.arange(length, dtype=like.dtype, device=like.device)
    two_i = torch.arange(0, d, 2, dtype=like.dtype, device=like.device)
    angle = pos[:, None] / 10_000.0 ** (two_i / d)  # (T, d / 2)
    return torch.stack([angle.sin(), angle.cos()], dim=2).reshape(length, d)


def placed(a: Tensor) -> Tensor:
    """Embeddings a (B, T, d) plus the sinusoids of their places."""
    return a + sinusoids(a.shape[1], a.shape[2], a)


def attention_weights(rng: np.random.Generator, d: int, prefix: str) -> Weights:
    """`W_q`, `W_k`, `W_v`, `W_o`, all (d, d)."""
    return {f"{prefix}W_{name}": glorot(rng, d, d) for name in "qkvo"}


def feed_forward_weights(rng: np.random.Generator, d: int, hidden: int, prefix: str) -> Weights:
    return {
        f"{prefix}W_1": glorot(rng, d, hidden),
        f"{prefix}b_1": np.zeros(hidden),
        f"{prefix}W_2": glorot(rng, hidden, d),
        f"{prefix}b_2": np.zeros(d),
    }


def norm_weights(d: int, name: str) -> Weights:
    """Gain 1 and bias 0 of a layer norm."""
    return {f"{name}_g": np.ones(d), f"{name}_b": np.zeros(d)}


def norm(weights: TensorWeights, name: str, x: Tensor) -> Tensor:
    """Each vector of x (B, T, d) to mean 0 and variance 1, then gain and bias (Ba, Kiros and Hinton, 2016)."""
    return torch.nn.functional.layer_norm(x, x.shape[-1:], weights[f"{name}_g"], weights[f"{name}_b"], EPS)


def attention(
    weights: TensorWeights, prefix: str, x: Tensor, source: Tensor, heads: int, causal: bool = False
) -> Tensor:
    """softmax(q kᵀ / √(d / heads)) v in every head: x (B, T, d) asks, source (B, S, d) answers -> (B, T, d).

    `causal`: place t sees the places up to t only; the others get −∞ before the softmax.
    """
    q, k, v = (
        _heads(of @ weights[f"{prefix}W_{name}"], heads)
        for name, of in (("q", x), ("k", source), ("v", source))
    )
    scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[3])  # (B, heads, T, S)
    if causal:
        future = torch.ones(scores.shape[2:], dtype=torch.bool, device=x.device).triu(1)
        scores = scores.masked_fill(future, -torch.inf)
    mixed = torch.softmax(scores, dim=3) @ v  # (B, heads, T, d / heads)
    return mixed.transpose(1, 2).reshape(x.shape) @ weights[f"{prefix}W_o"]


def _heads(x: Tensor, heads: int) -> Tensor:
    """(B, T, d) -> (B, heads, T, d / heads)."""
    return x.reshape(*x.shape[:2], heads, -1).transpose(1, 2)


def feed_forward(weights: TensorWeights, prefix: str, x: Tensor, g: Activation = torch.relu) -> Tensor:
    """g(x W_1 + b_1) W_2 + b_2, at every place alone."""
    hidden = g(x @ weights[f"{prefix}W_1"] + weights[f"{prefix}b_1"])
    return hidden @ weights[f"{prefix}W_2"] + weights[f"{prefix}b_2"]
