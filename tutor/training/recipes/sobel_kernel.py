"""One 3×3 kernel, learnt: from images and what Sobel's operator answers to them, gradient descent finds the operator.

The operator for vertical edges is Sobel and Feldman's of 1968. It is never shown to the network, only its answers are:
a convolutional layer with one filter, no bias and a mean squared error is a linear regression on the windows.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import conv2d, mse_loss

from tutor.training.arrays import Array, batch_order
from tutor.training.convolution import glorot_filters
from tutor.training.data.small_digits import make_small_digits
from tutor.training.dense import r_squared
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="sobel-kernel",
    unit="v40",
    title={"hi": "Ek kernel khud Sobel seekhta hai", "en": "A kernel that learns Sobel's"},
    task="small digits (synthetic)",
    model="one 3×3 kernel",
    parameters=9,
    metric="R²",
    epochs=12,
    seconds_cpu=0.1,
    target=0.99,
)
SOBEL = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
"""Dark on the left and bright on the right answers with a positive number."""


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X = make_small_digits(rng, 100)[0].reshape(100, 1, 14, 14)
    y = answers(X)  # (100, 1, 12, 12)
    return Setup(
        *(X[:60], y[:60], X[60:], y[60:]),
        batches=batch_order(rng, rows=60, batch_size=5, epochs=RECIPE.epochs),  # (12, 12, 5)
        weights={"k": glorot_filters(rng, out=1, channels=1, side=3)},  # (1, 1, 3, 3)
        settings={"learning_rate": 0.02},
    )


def answers(X: Array) -> Array:
    """Sobel's answer to every window: (n, 1, H, W) -> (n, 1, H − 2, W − 2)."""
    windows = np.lib.stride_tricks.sliding_window_view(X, (3, 3), axis=(2, 3))  # (n, 1, H − 2, W − 2, 3, 3)
    return np.asarray((windows * SOBEL).sum(axis=(4, 5)))


def respond(weights: TensorWeights, x: Tensor) -> Tensor:
    return conv2d(x, weights["k"])  # (B, 1, 14, 14) -> (B, 1, 12, 12)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared error over all pixels of all answers."""
    return mse_loss(respond(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return r_squared(respond(weights, x).flatten(), y.flatten())


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=settings["learning_rate"]))
