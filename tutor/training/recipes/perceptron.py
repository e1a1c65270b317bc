"""The perceptron's own learning rule, without gradients (Rosenblatt, The Perceptron, 1958).

Rows come one at a time. Where the answer is right nothing happens; where it is wrong the score of that row
moves the right way:  w += lr (y − ŷ) x,  b += lr (y − ŷ).  The data are separable, so the rule comes to rest
after finitely many mistakes (Novikoff, On convergence proofs on perceptrons, 1962).
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from tutor.training.arrays import Array, batch_order
from tutor.training.data.clouds import make_blobs
from tutor.training.descent import Step, TensorWeights, binary_accuracy
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="perceptron",
    unit="v5",
    title={
        "hi": "Perceptron rule, do separable groups par",
        "en": "The perceptron rule on two separable groups",
    },
    task="blobs",
    model="2-1",
    parameters=3,
    metric="accuracy",
    epochs=10,
    seconds_cpu=0.3,
    target=0.96,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_blobs(rng, 400)
    X, y, X_val, y_val = X[:200], y[:200], X[200:], y[200:]
    w = _wrong_on_most(rng.normal(0.0, 0.1, 2), X, y)
    batches = batch_order(rng, rows=200, batch_size=1, epochs=RECIPE.epochs)  # (10, 200, 1)
    _begin_with_a_mistake(batches, wrong=(X @ w >= 0) != (y == 1))
    return Setup(X, y, X_val, y_val, batches, {"w": w, "b": np.zeros(1)}, {"learning_rate": 0.1})


def _wrong_on_most(w: Array, X: Array, y: Array) -> Array:
    """A line that happens to begin well is turned round, so that there is something to learn."""
    right = ((X @ w >= 0) == (y == 1)).mean()
    return -w if right > 0.5 else w


def _begin_with_a_mistake(batches: Array, wrong: Array) -> None:
    """Exchange rows of the first epoch so that the first step changes the weights and can be compared."""
    order = batches[0, :, 0]  # (200,), a view
    place = np.flatnonzero(wrong[order])[0]
    order[[0, place]] = order[[place, 0]]


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    return x @ weights["w"] + weights["b"]  # (B, 2) @ (2,) + (1,) -> (B,)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """The perceptron criterion, mean of max(0, −t z) with t = 2y − 1: how far on the wrong side."""
    return torch.relu(-(2 * y - 1) * score(weights, x)).mean()


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return binary_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    rate = settings["learning_rate"]

    @torch.no_grad()
    def step(x: Tensor, y: Tensor) -> Tensor:
        before = loss(weights, x, y)
        error = y - (score(weights, x) >= 0).to(y.dtype)  # (1,): +1, 0 or −1
        weights["w"] += rate * (error @ x)
        weights["b"] += rate * error
        return before

    return step
