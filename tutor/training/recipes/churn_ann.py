"""The course's churn network: 11 columns, two hidden layers of 11 ReLU units, one probability.

Rows are synthetic, with the columns of the course's bank table. Adam (Kingma and Ba, 2015) on batches of 32.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from tutor.training.arrays import batch_order
from tutor.training.data.churn import make_churn, standardised
from tutor.training.dense import dense, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, binary_accuracy, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="churn-ann",
    unit="v11",
    title={"hi": "Churn: kaunsa customer jaayega", "en": "Churn: which customer will leave"},
    task="churn (synthetic)",
    model="11-11-11-1",
    parameters=276,
    metric="accuracy",
    epochs=20,
    seconds_cpu=0.2,
    target=0.815,
)


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_churn(rng, 8000)
    X, X_val = standardised(X[:4000], X[4000:])
    return Setup(
        *(X, y[:4000], X_val, y[4000:]),
        batches=batch_order(rng, rows=4000, batch_size=32, epochs=RECIPE.epochs),  # (20, 125, 32)
        weights=glorot_layers(rng, (11, 11, 11, 1)),
        settings={"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    return dense(weights, x, torch.relu).squeeze(1)  # (B, 11) -> (B,)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Binary cross-entropy of σ(score), mean over the rows."""
    return binary_cross_entropy_with_logits(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return binary_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings), dense="binary")
