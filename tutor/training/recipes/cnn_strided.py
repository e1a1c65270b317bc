"""cnn-padded without padding and with stride 2: the maps shrink to 2×2, and 1898 weights are left of 32618."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.convolution import conv, matrix
from tutor.training.dense import class_accuracy
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes import cnn_padded
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="cnn-strided",
    unit="v44",
    title={"hi": "Wahi CNN, stride 2", "en": "The same CNN, stride 2"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3 stride 2, 64-10",
    parameters=1898,
    metric="accuracy",
    epochs=6,
    seconds_cpu=0.4,
    target=0.78,
)


def setup(seed: int) -> Setup:
    return cnn_padded.setup(seed, flat=16 * 2 * 2)


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = torch.relu(conv(weights, 1, x, stride=2))  # (B, 1, 14, 14) -> (B, 8, 6, 6)
    a = torch.relu(conv(weights, 2, a, stride=2))  # (B, 16, 2, 2)
    return matrix(weights, 3, a.flatten(1))  # (B, 64) -> (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
