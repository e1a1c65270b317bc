"""cnn-padded without padding, max pooling behind each layer: as many weights as cnn-strided, pooling has none."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, max_pool2d

from tutor.training.convolution import conv, matrix
from tutor.training.dense import class_accuracy
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes import cnn_padded
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="cnn-pooled",
    unit="v45",
    title={"hi": "Wahi CNN, max pooling", "en": "The same CNN, max pooling"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3 + pool, 64-10",
    parameters=1898,
    metric="accuracy",
    epochs=6,
    seconds_cpu=0.8,
    target=0.78,
)


def setup(seed: int) -> Setup:
    return cnn_padded.setup(seed, flat=16 * 2 * 2)


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = torch.relu(conv(weights, 1, x))  # (B, 1, 14, 14) -> (B, 8, 12, 12)
    a = max_pool2d(a, 2)  # (B, 8, 6, 6)
    a = torch.relu(conv(weights, 2, a))  # (B, 16, 4, 4)
    a = max_pool2d(a, 2)  # (B, 16, 2, 2)
    return matrix(weights, 3, a.flatten(1))  # (B, 64) -> (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
