"""dead-relu with ELU (Clevert et al., 2016) in place of ReLU: the same dead start, and the units wake up."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, elu

from tutor.training.descent import Step, TensorWeights, binary_accuracy, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.dead_relu import score, setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="dead-elu",
    unit="v20",
    title={"hi": "Wahi mari hui shuruaat: ELU", "en": "The same dead start: ELU"},
    task="circles",
    model="2-16-1",
    parameters=65,
    metric="accuracy",
    epochs=60,
    seconds_cpu=0.6,
    target=0.95,
)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Binary cross-entropy of σ(score) with ELU, α = 1, in the hidden layer; mean over the rows."""
    return binary_cross_entropy_with_logits(score(weights, x, elu), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return binary_accuracy(score(weights, x, elu), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
