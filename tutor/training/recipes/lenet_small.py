"""LeNet-5 in small: two convolutions with pooling and two dense layers, on 14×14 digits that are framed by one zero.

As in LeNet the frame stands before the first convolution only (28×28 becomes 32×32 there). ReLU and max pooling take
the place of the original's scaled tanh and averages, as in lenet5. Small enough for a program in plain NumPy.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, max_pool2d

from tutor.training.arrays import batch_order
from tutor.training.convolution import conv, filter_layer, matrix
from tutor.training.data.small_digits import make_small_digits
from tutor.training.dense import class_accuracy, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="lenet-small",
    unit="v49",
    title={"hi": "LeNet, chhota roop", "en": "LeNet in small"},
    task="small digits (synthetic)",
    model="4-8 filters 3×3 + pool, 32-32-10",
    parameters=1722,
    metric="accuracy",
    epochs=4,
    seconds_cpu=0.2,
    target=0.7,
)
TRAINING, HELD_OUT = 800, 200


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, TRAINING + HELD_OUT)
    X = X.reshape(-1, 1, 14, 14)
    weights = filter_layer(rng, 1, 4, 1, 3) | filter_layer(rng, 2, 8, 4, 3)
    weights |= glorot_layers(rng, (32, 32, 10), first=3)
    batches = batch_order(rng, rows=TRAINING, batch_size=20, epochs=RECIPE.epochs)  # (4, 40, 20)
    settings = {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    return Setup(X[:TRAINING], y[:TRAINING], X[TRAINING:], y[TRAINING:], batches, weights, settings)


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = torch.relu(conv(weights, 1, x, padding=1))  # (B, 1, 14, 14) -> (B, 4, 14, 14)
    a = torch.relu(conv(weights, 2, max_pool2d(a, 2)))  # (B, 4, 7, 7) -> (B, 8, 5, 5)
    a = torch.relu(matrix(weights, 3, max_pool2d(a, 2).flatten(1)))  # (B, 8, 2, 2) -> (B, 32)
    return matrix(weights, 4, a)  # (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
