"""deep-sigmoid with batch normalisation before every activation: the same six sigmoid layers now learn.

z is centred and scaled over the batch, then γ and β give it back what it needs (Ioffe and Szegedy, 2015). Held-out rows
are normalised by running averages, which are weights without a gradient here: `m1`, `v1`, …
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import batch_norm, cross_entropy

from tutor.training.dense import class_accuracy
from tutor.training.descent import Step, TensorWeights
from tutor.training.recipe import Recipe
from tutor.training.recipes.deep_relu import SIZES
from tutor.training.recipes.deep_sigmoid import setup as sigmoid_setup
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="deep-batchnorm",
    unit="v29",
    title={"hi": "Chhe sigmoid layers, batch norm ke saath", "en": "Six sigmoid layers with batch norm"},
    task="small digits (synthetic)",
    model="196-(32+BN)×6-10",
    parameters=12682,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.8,
    target=0.77,
)
HIDDEN = len(SIZES) - 2
MOMENTUM = 0.1
"""Share of the batch in the running averages, as torch counts it."""
RUNNING = ("m", "v")


def setup(seed: int) -> Setup:
    start = sigmoid_setup(seed)
    for layer in range(1, HIDDEN + 1):
        width = SIZES[layer]
        start.weights[f"gamma{layer}"], start.weights[f"beta{layer}"] = np.ones(width), np.zeros(width)
        start.weights[f"m{layer}"], start.weights[f"v{layer}"] = np.zeros(width), np.ones(width)
    return start


def score(weights: TensorWeights, x: Tensor, training: bool = False) -> Tensor:
    """(B, 196) -> (B, 10); in training the batch's own mean and variance, and the running ones move."""
    a = x
    for layer in range(1, HIDDEN + 1):
        z = a @ weights[f"W{layer}"] + weights[f"b{layer}"]  # (B, in) @ (in, 32) -> (B, 32)
        gamma, beta, mean, variance = (weights[f"{name}{layer}"] for name in ("gamma", "beta", "m", "v"))
        a = torch.sigmoid(batch_norm(z, mean, variance, gamma, beta, training, MOMENTUM))
    return a @ weights[f"W{HIDDEN + 1}"] + weights[f"b{HIDDEN + 1}"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    for name, tensor in weights.items():
        tensor.requires_grad_(not name.startswith(RUNNING))
    trained = [tensor for tensor in weights.values() if tensor.requires_grad]
    optimizer = torch.optim.SGD(trained, lr=settings["learning_rate"])

    def step(x: Tensor, y: Tensor) -> Tensor:
        optimizer.zero_grad()
        value = cross_entropy(score(weights, x, training=True), y)
        value.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        return value.detach()

    return step
