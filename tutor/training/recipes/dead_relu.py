"""Sixteen ReLU units that are dead from the start: every bias is −3, no point of the data brings one above 0.

No gradient ever reaches them, so nothing but the output's bias moves, and the network says one half everywhere
(Lu et al., Dying ReLU and Initialization, 2020). That is the lesson: `target` tells what it does not reach. dead-elu
changes the activation alone.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from tutor.training.arrays import batch_order
from tutor.training.data.clouds import make_circles
from tutor.training.dense import Activation, dense
from tutor.training.descent import Step, TensorWeights, binary_accuracy, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="dead-relu",
    unit="v20",
    title={"hi": "Mari hui shuruaat: ReLU", "en": "A dead start: ReLU"},
    task="circles",
    model="2-16-1",
    parameters=65,
    metric="accuracy",
    epochs=60,
    seconds_cpu=0.6,
    target=0.95,
    fails=True,
)
HIDDEN, BIAS = 16, -3.0


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_circles(rng, 900)
    return Setup(
        *(X[:400], y[:400], X[400:], y[400:]),
        batches=batch_order(rng, rows=400, batch_size=20, epochs=RECIPE.epochs),  # (60, 20, 20)
        weights={
            "W1": rng.normal(0.0, 0.5, (2, HIDDEN)),
            "b1": np.full(HIDDEN, BIAS),
            "W2": rng.normal(0.0, 0.5, (HIDDEN, 1)),
            "b2": np.zeros(1),
        },
        settings={"learning_rate": 0.5},
    )


def score(weights: TensorWeights, x: Tensor, g: Activation = torch.relu) -> Tensor:
    return dense(weights, x, g).squeeze(1)  # (B, 2) -> (B, 16) -> (B,)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Binary cross-entropy of σ(score), mean over the rows."""
    return binary_cross_entropy_with_logits(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return binary_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
