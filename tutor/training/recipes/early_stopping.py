"""The network of dropout-none, stopped early (V21): when the loss on rows of its own no longer falls, the best
weights come back and learning ends; every later epoch shows them again.

An epoch has ten batches to learn from and then seven to look at, which change nothing: the mean of their losses is
what the rule sees. The held-out rows are a third set, seen by neither. The rule is Keras's: an epoch is better
when its loss is below the best one by more than `min_delta`, and `patience` epochs in a row that are not end it.
"""

from __future__ import annotations

from itertools import count

import numpy as np
import torch
from torch import Tensor

from tutor.training.arrays import Array, batch_order
from tutor.training.data.small_digits import PIXELS, make_small_digits
from tutor.training.dense import glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.dropout_none import loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="early-stopping",
    unit="v21",
    title={
        "hi": "Kam data, bada network, samay par ruka",
        "en": "Little data, a large network, stopped in time",
    },
    task="small digits (synthetic)",
    model="196-256-10",
    parameters=53002,
    metric="accuracy",
    epochs=40,
    seconds_cpu=0.8,
    target=0.76,
)
BATCH, LEARN, WATCH = 30, 10, 7
"""Rows of a batch; batches of an epoch to learn from, and to look at."""


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    rows = BATCH * (LEARN + WATCH)
    X, y = make_small_digits(rng, rows + 1000)
    return Setup(
        *(X[:rows], y[:rows], X[rows:], y[rows:]),
        batches=_batches(rng),  # (40, 17, 30)
        weights=glorot_layers(rng, (PIXELS, 256, 10)),
        settings={
            "learning_rate": 0.002, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8,
            "learning_steps": float(LEARN), "patience": 5.0, "min_delta": 0.001,
        },
    )  # fmt: skip


def _batches(rng: np.random.Generator) -> Array:
    """The first rows shuffled anew for every epoch, the watched ones behind them, always the same."""
    learnt = batch_order(rng, rows=BATCH * LEARN, batch_size=BATCH, epochs=RECIPE.epochs)
    watched = np.arange(BATCH * LEARN, BATCH * (LEARN + WATCH)).reshape(WATCH, BATCH)
    return np.concatenate([learnt, np.broadcast_to(watched, (RECIPE.epochs, WATCH, BATCH))], axis=1)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    learn = by_gradient(loss, weights, adam(weights, settings))
    rule = Patience(int(settings["patience"]), settings["min_delta"])
    steps, done, seen = int(settings["learning_steps"]), count(), list[float]()

    def step(x: Tensor, y: Tensor) -> Tensor:
        learning = next(done) % (LEARN + WATCH) < steps
        if learning and not rule.over:
            return learn(x, y)
        with torch.no_grad():
            value = loss(weights, x, y)
        if not learning and not rule.over:
            seen.append(value.item())
        if len(seen) == WATCH:
            rule.look(sum(seen) / WATCH, weights)
            seen.clear()
        return value

    return step


class Patience:
    """Keeps the best weights; once it has waited too long it puts them back, and is over."""

    def __init__(self, patience: int, min_delta: float) -> None:
        self.patience, self.min_delta = patience, min_delta
        self.best, self.waited, self.over = float("inf"), 0, False
        self.kept: dict[str, Tensor] = {}

    def look(self, value: float, weights: TensorWeights) -> None:
        if value < self.best - self.min_delta:
            self.best, self.waited = value, 0
            self.kept = {name: tensor.detach().clone() for name, tensor in weights.items()}
            return
        self.waited += 1
        if self.waited >= self.patience:
            self.over = True
            with torch.no_grad():
                for name, tensor in weights.items():
                    tensor.copy_(self.kept[name])
