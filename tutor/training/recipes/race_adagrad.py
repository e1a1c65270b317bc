"""The race of the optimizers: AdaGrad. Data, first weights and batches are those of race-sgd."""

from __future__ import annotations

from dataclasses import replace

import torch

from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes import race_sgd
from tutor.training.recipes.race_sgd import loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="race-adagrad",
    unit="v36",
    title={"hi": "Optimizer race: AdaGrad", "en": "The optimizer race: AdaGrad"},
    task="small digits (synthetic)",
    model="196-32-10",
    parameters=6634,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.3,
    target=0.86,
)


def setup(seed: int) -> Setup:
    return replace(race_sgd.setup(seed), settings={"learning_rate": 0.03, "eps": 1e-8})


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """G ← G + g², w ← w − ηg / (√G + ε) (Duchi, Hazan and Singer, 2011)."""
    return by_gradient(
        loss,
        weights,
        torch.optim.Adagrad(weights.values(), lr=settings["learning_rate"], eps=settings["eps"]),
    )
