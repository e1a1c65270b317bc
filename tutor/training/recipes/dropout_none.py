"""A wide network on 300 small digits: it learns them by heart. dropout-half is the same with dropout (V23).

Weights and masks of both lanes come from the same seed; `rate` in the settings is the share of units that is
dropped (Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting, 2014). Step after step
the mask is `random((B, 256)) >= rate` of NumPy's default_rng(mask_seed), so that a NumPy program can draw the same.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import batch_order
from tutor.training.data.small_digits import PIXELS, make_small_digits
from tutor.training.dense import class_accuracy, dense, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="dropout-none",
    unit="v23",
    title={"hi": "Kam data, bada network, bina dropout", "en": "Little data, a large network, no dropout"},
    task="small digits (synthetic)",
    model="196-256-10",
    parameters=53002,
    metric="accuracy",
    epochs=40,
    seconds_cpu=0.8,
    target=0.78,
)


def setup(seed: int, rate: float = 0.0) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_small_digits(rng, 1300)
    return Setup(
        *(X[:300], y[:300], X[300:], y[300:]),
        batches=batch_order(rng, rows=300, batch_size=30, epochs=40),  # (40, 10, 30)
        weights=glorot_layers(rng, (PIXELS, 256, 10)),
        settings={
            "learning_rate": 0.002, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "rate": rate, "mask_seed": float(seed)
        },
    )  # fmt: skip


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows; nothing is dropped when it is measured."""
    return cross_entropy(dense(weights, x, torch.relu), y)  # (B, 196) -> (B, 10)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(dense(weights, x, torch.relu), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    optimizer, rate = adam(weights, settings), settings["rate"]
    masks = np.random.default_rng(int(settings["mask_seed"]))

    def step(x: Tensor, y: Tensor) -> Tensor:
        hidden = torch.relu(x @ weights["W1"] + weights["b1"])  # (B, 256)
        keep = torch.from_numpy(masks.random(tuple(hidden.shape)) >= rate).to(hidden.device)
        hidden = hidden * keep / (1 - rate)  # inverted dropout: the mean of a unit stays
        value = cross_entropy(hidden @ weights["W2"] + weights["b2"], y)
        optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        return value.detach()

    return step
