"""A line through points of which one in ten is far off, by the mean squared error: the far points pull it up.

Held-out rows have no such points, so every curve tells how far the line was pulled. The recipes line-mae and
line-huber differ in the loss they train with, and in nothing else (Huber, Robust estimation of a location
parameter, 1964).
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from tutor.training.arrays import batch_order
from tutor.training.data.line import make_line
from tutor.training.dense import r_squared
from tutor.training.descent import Loss, Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="line-mse",
    unit="v14",
    title={"hi": "Outliers ke saath line: MSE", "en": "A line with outliers: MSE"},
    task="line (synthetic)",
    model="1-1",
    parameters=2,
    metric="R²",
    epochs=40,
    seconds_cpu=0.2,
    target=0.4,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_line(rng, 200, outliers=0.1)
    X_val, y_val = make_line(rng, 200)
    batches = batch_order(rng, rows=200, batch_size=20, epochs=RECIPE.epochs)  # (40, 10, 20)
    weights = {"w": rng.normal(0, 0.1, 1), "b": np.zeros(1)}
    return Setup(X, y, X_val, y_val, batches, weights, {"learning_rate": 0.05})


def predict(weights: TensorWeights, x: Tensor) -> Tensor:
    return x @ weights["w"] + weights["b"]  # (B, 1) @ (1,) + (1,) -> (B,)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared error over the rows."""
    return mse_loss(predict(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return r_squared(predict(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return descend(loss, weights, settings)


def descend(loss: Loss, weights: TensorWeights, settings: dict[str, float]) -> Step:
    """Plain gradient descent on the batch's mean loss."""
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
