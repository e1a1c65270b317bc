"""A circle within a circle: no line separates them, a hidden layer of eight tanh units does."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from tutor.training.arrays import batch_order, xavier
from tutor.training.data.clouds import make_circles
from tutor.training.descent import Step, TensorWeights, binary_accuracy, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="circles-mlp",
    unit="v9",
    title={
        "hi": "Circle ke andar circle, ek hidden layer se alag",
        "en": "A circle within a circle, one hidden layer",
    },
    task="circles",
    model="2-8-1",
    parameters=33,
    metric="accuracy",
    epochs=60,
    seconds_cpu=0.5,
    target=0.95,
)
HIDDEN = 8


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_circles(rng, 900)
    return Setup(
        *(X[:400], y[:400], X[400:], y[400:]),
        batches=batch_order(rng, rows=400, batch_size=20, epochs=RECIPE.epochs),  # (60, 20, 20)
        weights={
            "W1": xavier(rng, 2, HIDDEN),
            "b1": np.zeros(HIDDEN),
            "W2": xavier(rng, HIDDEN, 1),
            "b2": np.zeros(1),
        },
        settings={"learning_rate": 0.5},
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    hidden = torch.tanh(x @ weights["W1"] + weights["b1"])  # (B, 2) @ (2, 8) + (8,) -> (B, 8)
    return (hidden @ weights["W2"] + weights["b2"]).squeeze(1)  # (B, 8) @ (8, 1) + (1,) -> (B,)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Binary cross-entropy of σ(score), mean over the rows."""
    return binary_cross_entropy_with_logits(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return binary_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
