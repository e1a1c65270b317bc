"""The six layers of deep-relu with sigmoid units and Xavier's weights: the gradient is gone before it reaches layer 1.

σ′ is at most 1/4, so every layer shortens what comes back (Hochreiter, 1991; Glorot and Bengio, 2010). In eight epochs
this network hardly leaves the ten-per-cent line, which is the lesson: `target` tells what it does not reach.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.dense import class_accuracy, dense
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.deep_relu import deep_setup
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="deep-sigmoid",
    unit="v26",
    title={"hi": "Chhe layers, sigmoid: gradient gayab", "en": "Six layers, sigmoid: the gradient is gone"},
    task="small digits (synthetic)",
    model="196-32×6-10",
    parameters=11914,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.5,
    target=0.8,
    fails=True,
)


def setup(seed: int) -> Setup:
    return deep_setup(seed, lambda fan_in, fan_out: (2 / (fan_in + fan_out)) ** 0.5)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(dense(weights, x, torch.sigmoid), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(dense(weights, x, torch.sigmoid), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
