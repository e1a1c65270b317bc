"""The course's admission network: 7 columns, two hidden layers of 7 ReLU units, one number. Rows are synthetic."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from tutor.training.arrays import batch_order
from tutor.training.data.admission import make_admission
from tutor.training.data.churn import standardised
from tutor.training.dense import dense, glorot_layers, r_squared
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="admission-ann",
    unit="v13",
    title={"hi": "Admission ka chance, regression se", "en": "The chance of admission, by regression"},
    task="admission (synthetic)",
    model="7-7-7-1",
    parameters=120,
    metric="R²",
    epochs=100,
    seconds_cpu=1.0,
    target=0.65,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_admission(rng, 800)
    X, X_val = standardised(X[:400], X[400:])
    return Setup(
        *(X, y[:400], X_val, y[400:]),
        batches=batch_order(rng, rows=400, batch_size=32, epochs=RECIPE.epochs),  # (100, 12, 32)
        weights=glorot_layers(rng, (7, 7, 7, 1)),
        settings={"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    )


def predict(weights: TensorWeights, x: Tensor) -> Tensor:
    return dense(weights, x, torch.relu).squeeze(1)  # (B, 7) -> (B,); no activation at the end: any number


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared error over the rows."""
    return mse_loss(predict(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return r_squared(predict(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
