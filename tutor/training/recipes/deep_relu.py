"""Six hidden layers of ReLU units on small digits, begun as He et al. (2015) say: deep, and it learns.

deep-sigmoid and deep-tiny take the same data, depth, batches and learning rate; one changes the activation, the other
the first weights, and each alone is enough to stop the learning (Glorot and Bengio, 2010).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import Weights, batch_order
from tutor.training.data.small_digits import PIXELS, make_small_digits
from tutor.training.dense import class_accuracy, dense
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="deep-relu",
    unit="v25",
    title={"hi": "Chhe layers, ReLU, He ke weights", "en": "Six layers, ReLU, He's weights"},
    task="small digits (synthetic)",
    model="196-32×6-10",
    parameters=11914,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.5,
    target=0.8,
)
SIZES = (PIXELS, 32, 32, 32, 32, 32, 32, 10)


def setup(seed: int) -> Setup:
    return deep_setup(seed, lambda fan_in, fan_out: (2 / fan_in) ** 0.5)


def deep_setup(seed: int, deviation: Callable[[int, int], float]) -> Setup:
    """Normal weights of the standard deviation that `deviation(fan_in, fan_out)` gives, zero biases."""
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, 3000)
    batches = batch_order(rng, rows=2000, batch_size=40, epochs=8)  # (8, 50, 40)
    weights: Weights = {}
    for layer, (fan_in, fan_out) in enumerate(pairwise(SIZES), start=1):
        weights[f"W{layer}"] = deviation(fan_in, fan_out) * rng.normal(0, 1, (fan_in, fan_out))
        weights[f"b{layer}"] = np.zeros(fan_out)
    return Setup(X[:2000], y[:2000], X[2000:], y[2000:], batches, weights, {"learning_rate": 0.05})


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(dense(weights, x, torch.relu), y)  # (B, 196) -> (B, 10)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(dense(weights, x, torch.relu), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
