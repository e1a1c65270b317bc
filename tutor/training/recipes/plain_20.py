"""Twenty dense layers in a row, begun as He et al. (2015) say, and still too deep to learn much in eight epochs.

residual-20 has the same layers, data, batches and learning rate, and carries its activations past every two of them
(He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2016). `target` tells what no seed reaches here.
"""

from __future__ import annotations

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
    id="plain-20",
    unit="v57",
    title={"hi": "20 layers, bina shortcut", "en": "Twenty layers without shortcuts"},
    task="small digits (synthetic)",
    model="196-32×19-10",
    parameters=25642,
    metric="accuracy",
    epochs=8,
    seconds_cpu=1.0,
    target=0.76,
    fails=True,
)
WIDTH, LAYERS = 32, 20
SIZES = (PIXELS, *[WIDTH] * (LAYERS - 1), 10)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, 2500)
    batches = batch_order(rng, rows=2000, batch_size=40, epochs=RECIPE.epochs)  # (8, 50, 40)
    weights: Weights = {}
    for layer in range(1, LAYERS + 1):
        fan_in, fan_out = SIZES[layer - 1], SIZES[layer]
        weights[f"W{layer}"] = rng.normal(0, (2 / fan_in) ** 0.5, (fan_in, fan_out))
        weights[f"b{layer}"] = np.zeros(fan_out)
    return Setup(X[:2000], y[:2000], X[2000:], y[2000:], batches, weights, {"learning_rate": 0.05})


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(dense(weights, x, torch.relu), y)  # (B, 196) -> (B, 10)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(dense(weights, x, torch.relu), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
