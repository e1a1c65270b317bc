"""64 hidden units on 300 small digits, plain gradient descent: the held-out loss turns round and rises.

l2-digits is the same with an L2 penalty (V24): weights, batches and learning rate come from the same seed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import batch_order
from tutor.training.data.small_digits import PIXELS, make_small_digits
from tutor.training.dense import class_accuracy, dense, glorot_layers
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="l2-none",
    unit="v24",
    title={"hi": "Kam data, bina penalty", "en": "Little data, no penalty"},
    task="small digits (synthetic)",
    model="196-64-10",
    parameters=13258,
    metric="accuracy",
    epochs=60,
    seconds_cpu=0.8,
    target=0.77,
)
ROWS = 300


def setup(seed: int, lam: float = 0.0) -> Setup:
    """`lam` is λ of the penalty (λ/2n) Σ w², n = 300."""
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, ROWS + 1000)
    return Setup(
        *(X[:ROWS], y[:ROWS], X[ROWS:], y[ROWS:]),
        batches=batch_order(rng, rows=ROWS, batch_size=30, epochs=60),  # (60, 10, 30)
        weights=glorot_layers(rng, (PIXELS, 64, 10)),
        settings={"learning_rate": 0.1, "lam": lam},
    )


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows, without the penalty."""
    return cross_entropy(dense(weights, x, torch.relu), y)  # (B, 196) -> (B, 10)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(dense(weights, x, torch.relu), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """Gradient descent; torch adds weight_decay · w to the gradient of every matrix, never to that of a bias."""
    matrices = [tensor for name, tensor in weights.items() if name.startswith("W")]
    biases = [tensor for name, tensor in weights.items() if name.startswith("b")]
    groups: list[dict[str, Any]] = [
        {"params": matrices, "weight_decay": settings["lam"] / ROWS},
        {"params": biases},
    ]
    return by_gradient(loss, weights, torch.optim.SGD(groups, lr=settings["learning_rate"]))
