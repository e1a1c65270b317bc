"""A dense network on one flat vector of parameters, with a backward pass written by hand.

    a⁰ = X (B, d);  zˡ = aˡ⁻¹ Wˡ + bˡ;  aˡ = g(zˡ);  the last layer has one unit and no activation: z (B,)

Every Wˡ (in, out) and bˡ (out,) is a view into `params` (P,), so an optimizer is a few lines over whole vectors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.playground.data import Array

Pair = tuple[Callable[[Array], Any], Callable[[Array, Array], Any]]
LEAK = 0.1


def _sigmoid(z: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * z)))


ACTIVATIONS: dict[str, Pair] = {
    "tanh": (np.tanh, lambda z, a: 1 - a * a),
    "sigmoid": (_sigmoid, lambda z, a: a * (1 - a)),
    "relu": (lambda z: np.maximum(z, 0.0), lambda z, a: (z > 0) * 1.0),
    "leaky": (lambda z: np.where(z > 0, z, LEAK * z), lambda z, a: np.where(z > 0, 1.0, LEAK)),
    "linear": (lambda z: z, lambda z, a: np.ones(z.shape)),
}
"""g and its derivative g′(z, a), where a = g(z) is at hand already."""


def bce(z: Array, y: Array) -> tuple[Array, Array]:
    """Binary cross-entropy of σ(z), from z: max(z, 0) − yz + log(1 + e^−|z|); ∂L/∂z = σ(z) − y."""
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))), _sigmoid(z) - y


def hinge(z: Array, y: Array) -> tuple[Array, Array]:
    """max(0, 1 − tz) with t = 2y − 1."""
    t = 2 * y - 1
    short = 1 - t * z
    return np.maximum(short, 0.0), np.where(short > 0, -t, 0.0)


def class_mse(z: Array, y: Array) -> tuple[Array, Array]:
    """(σ(z) − y)²: its gradient dies where σ is flat, which is the lesson."""
    p = _sigmoid(z)
    return (p - y) ** 2, 2 * (p - y) * p * (1 - p)


def mse(z: Array, y: Array) -> tuple[Array, Array]:
    return (z - y) ** 2, 2 * (z - y)


def mae(z: Array, y: Array) -> tuple[Array, Array]:
    return np.abs(z - y), np.sign(z - y)


def huber(z: Array, y: Array, delta: float = 0.25) -> tuple[Array, Array]:
    """Half the square near zero, a line beyond δ."""
    e = z - y
    inside = np.abs(e) <= delta
    return np.where(inside, 0.5 * e * e, delta * (np.abs(e) - 0.5 * delta)), np.clip(e, -delta, delta)


Loss = Callable[[Array, Array], tuple[Array, Array]]
"""z (B,), y (B,) -> loss of every row (B,), ∂L/∂z of every row (B,)."""
CLASS_LOSSES: dict[str, Loss] = {"bce": bce, "hinge": hinge, "mse": class_mse}
REGRESSION_LOSSES: dict[str, Loss] = {"mse": mse, "mae": mae, "huber": huber}


@dataclass(frozen=True)
class Trace:
    """A forward pass: `inputs[l]` went into layer l (after dropout), `scores[l]` and `masks[l]` are its z and mask."""

    inputs: list[Array]
    scores: list[Array]
    activations: list[Array]
    masks: list[Array | None]

    @property
    def z(self) -> Array:
        """The last layer's score (B,)."""
        return self.scores[-1][:, 0]


class Net:
    """`sizes` are (d, hidden…, 1)."""

    def __init__(self, sizes: tuple[int, ...], activation: str, init: str, rng: np.random.Generator) -> None:
        self.sizes = sizes
        self.g, self.slope = ACTIVATIONS[activation]
        shapes = list(zip(sizes, sizes[1:], strict=False))
        self.params: Array = np.zeros(sum(i * o + o for i, o in shapes))
        self.W, self.b = self.views(self.params)
        for W in self.W:
            W[...] = scale_of(init, *W.shape) * rng.standard_normal(W.shape)

    def views(self, flat: Array) -> tuple[list[Array], list[Array]]:
        """Weights and biases of every layer as views into a vector of this net's length."""
        W, b, at = [], [], 0
        for i, o in zip(self.sizes, self.sizes[1:], strict=False):
            W.append(flat[at : at + i * o].reshape(i, o))
            b.append(flat[at + i * o : at + i * o + o])
            at += i * o + o
        return W, b

    def forward(self, X: Array, dropout: float = 0.0, rng: np.random.Generator | None = None) -> Trace:
        """Scores of X (B, d). With `dropout` p, hidden units are dropped and the rest scaled by 1 / (1 − p)."""
        trace = Trace([], [], [], [])
        a = X
        for layer, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            z = a @ W + b
            trace.inputs.append(a)
            trace.scores.append(z)
            if layer == len(self.W) - 1:
                return trace
            a = self.g(z)
            trace.activations.append(a)
            mask = (rng.random(z.shape) >= dropout) / (1 - dropout) if dropout and rng else None
            trace.masks.append(mask)
            a = a if mask is None else a * mask
        return trace

    def backward(self, trace: Trace, dz: Array) -> Array:
        """The gradient over all parameters (P,), from ∂J/∂z (B,)."""
        gradient = np.empty_like(self.params)
        dW, db = self.views(gradient)
        delta = dz[:, None]
        for layer in range(len(self.W) - 1, -1, -1):
            np.matmul(trace.inputs[layer].T, delta, out=dW[layer])
            delta.sum(axis=0, out=db[layer])
            if layer:
                back, mask = delta @ self.W[layer].T, trace.masks[layer - 1]
                back = back if mask is None else back * mask
                delta = back * self.slope(trace.scores[layer - 1], trace.activations[layer - 1])
        return gradient


def scale_of(init: str, fan_in: int, fan_out: int) -> float:
    """Standard deviation of the first weights. Xavier: √(2 / (in + out)); He: √(2 / in)."""
    scales = {"zeros": 0.0, "tiny": 1e-3, "huge": 5.0, "he": (2 / fan_in) ** 0.5}
    return float(scales.get(init, (2 / (fan_in + fan_out)) ** 0.5))
