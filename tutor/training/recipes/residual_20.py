"""plain-20 in blocks of two layers whose input is added to their output: the gradient has a way past every block.

The second matrix of a block begins at 0.3 of plain-20's, which is all that differs before training: sums over nine
blocks would grow too large without the batch norm of the paper (Zhang, Dauphin and Ma, Fixup initialization, 2019).
With 0.3 in plain-20 its signal would die on the way, so each of the two has the start that suits it.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.convolution import matrix
from tutor.training.dense import class_accuracy
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes import plain_20
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="residual-20",
    unit="v57",
    title={"hi": "20 layers, shortcuts ke saath", "en": "Twenty layers with shortcuts"},
    task="small digits (synthetic)",
    model="196-(32-32)×9-10",
    parameters=25642,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.8,
    target=0.76,
)
FIRSTS = range(2, plain_20.LAYERS, 2)
"""The first layers of the nine blocks: 2, 4, … 18."""
SMALL = 0.3


def setup(seed: int) -> Setup:
    start = plain_20.setup(seed)
    for first in FIRSTS:
        start.weights[f"W{first + 1}"] *= SMALL
    return start


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = torch.relu(matrix(weights, 1, x))  # (B, 196) -> (B, 32)
    for first in FIRSTS:
        inner = torch.relu(matrix(weights, first, a))  # (B, 32)
        a = torch.relu(matrix(weights, first + 1, inner) + a)
    return matrix(weights, plain_20.LAYERS, a)  # (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
