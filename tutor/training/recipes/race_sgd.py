"""The race of the optimizers, first lane: plain gradient descent on small digits.

Every lane has the same data, the same first weights and the same batches; only the update differs. The other lanes
import all but `learner` from here.
"""

from __future__ import annotations

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
    id="race-sgd",
    unit="v32",
    title={"hi": "Optimizer race: SGD", "en": "The optimizer race: SGD"},
    task="small digits (synthetic)",
    model="196-32-10",
    parameters=6634,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.2,
    target=0.84,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, 3000)
    return Setup(
        *(X[:2000], y[:2000], X[2000:], y[2000:]),
        batches=batch_order(rng, rows=2000, batch_size=40, epochs=8),  # (8, 50, 40)
        weights=glorot_layers(rng, (PIXELS, 32, 10)),
        settings={"learning_rate": 0.05},
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    return dense(weights, x, torch.relu)  # (B, 196) -> (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """w ← w − η g."""
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
