"""The course's digits network: 784 pixels, 128 ReLU units, 10 scores. Images are drawn here, not MNIST."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import batch_order
from tutor.training.data.digits import make_digits
from tutor.training.dense import class_accuracy, dense, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="digits-ann",
    unit="v12",
    title={"hi": "Digits, ek hidden layer ke saath", "en": "Digits with one hidden layer"},
    task="digits (synthetic)",
    model="784-128-10",
    parameters=101770,
    metric="accuracy",
    epochs=5,
    seconds_cpu=1.5,
    target=0.93,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_digits(rng, 10_000)
    return Setup(
        *(X[:8000], y[:8000], X[8000:], y[8000:]),
        batches=batch_order(rng, rows=8000, batch_size=32, epochs=RECIPE.epochs),  # (5, 250, 32)
        weights=glorot_layers(rng, (784, 128, 10), np.float32),
        settings={"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    return dense(weights, x, torch.relu)  # (B, 784) -> (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
