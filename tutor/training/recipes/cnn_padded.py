"""Three ways to make feature maps, first lane: padded, every map keeps its 14×14 pixels, and the dense layer gets big.

cnn-strided and cnn-pooled have the same data, batches, filters and learning rate. All three are two layers of 3×3
filters with ReLU and one dense layer behind them, as the networks of V42 to V46 are with three.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import batch_order
from tutor.training.convolution import conv, filter_layer, matrix
from tutor.training.data.small_digits import make_small_digits
from tutor.training.dense import class_accuracy, glorot_layers
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="cnn-padded",
    unit="v42",
    title={"hi": "Chhota CNN, padding ke saath", "en": "A small CNN with padding"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3, 3136-10",
    parameters=32618,
    metric="accuracy",
    epochs=6,
    seconds_cpu=2.0,
    target=0.78,
)
TRAINING, HELD_OUT = 1000, 500


def setup(seed: int, flat: int = 16 * 14 * 14) -> Setup:
    """`flat` is the number of pixels of all maps that the dense layer gets."""
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, TRAINING + HELD_OUT)
    X = X.reshape(-1, 1, 14, 14)
    weights = (
        filter_layer(rng, 1, 8, 1, 3)
        | filter_layer(rng, 2, 16, 8, 3)
        | glorot_layers(rng, (flat, 10), first=3)
    )
    batches = batch_order(rng, rows=TRAINING, batch_size=25, epochs=RECIPE.epochs)  # (6, 40, 25)
    return Setup(
        X[:TRAINING], y[:TRAINING], X[TRAINING:], y[TRAINING:], batches, weights, {"learning_rate": 0.1}
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = torch.relu(conv(weights, 1, x, padding=1))  # (B, 1, 14, 14) -> (B, 8, 14, 14)
    a = torch.relu(conv(weights, 2, a, padding=1))  # (B, 16, 14, 14)
    return matrix(weights, 3, a.flatten(1))  # (B, 3136) -> (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
