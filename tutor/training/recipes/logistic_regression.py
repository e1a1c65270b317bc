"""Logistic regression: one sigmoid neuron, binary cross-entropy, gradient descent (Cox, 1958).

CGPA and IQ are standardised with the mean and standard deviation of the training rows.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from tutor.training.arrays import batch_order
from tutor.training.data.placement import make_placement
from tutor.training.descent import Step, TensorWeights, binary_accuracy, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="logistic-regression",
    unit="v6",
    title={
        "hi": "CGPA aur IQ se placement: logistic regression",
        "en": "Placement from CGPA and IQ: logistic regression",
    },
    task="placement",
    model="2-1",
    parameters=3,
    metric="accuracy",
    epochs=30,
    seconds_cpu=0.3,
    target=0.85,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_placement(rng, 900)
    X = (X - X[:400].mean(axis=0)) / X[:400].std(axis=0)
    return Setup(
        *(X[:400], y[:400], X[400:], y[400:]),
        batches=batch_order(rng, rows=400, batch_size=20, epochs=RECIPE.epochs),  # (30, 20, 20)
        weights={"w": rng.normal(0.0, 0.1, 2), "b": np.zeros(1)},
        settings={"learning_rate": 0.1},
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    return x @ weights["w"] + weights["b"]  # (B, 2) @ (2,) + (1,) -> (B,)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean of −y ln σ(z) − (1 − y) ln (1 − σ(z)), computed from z so that no logarithm meets 0."""
    return binary_cross_entropy_with_logits(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return binary_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
