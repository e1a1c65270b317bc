"""The race of the optimizers: RMSProp. Data, first weights and batches are those of race-sgd."""

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
    id="race-rmsprop",
    unit="v37",
    title={"hi": "Optimizer race: RMSProp", "en": "The optimizer race: RMSProp"},
    task="small digits (synthetic)",
    model="196-32-10",
    parameters=6634,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.3,
    target=0.85,
)


def setup(seed: int) -> Setup:
    return replace(race_sgd.setup(seed), settings={"learning_rate": 0.002, "beta": 0.9, "eps": 1e-8})


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """v ← βv + (1 − β)g², w ← w − ηg / (√v + ε) (Tieleman and Hinton, lecture 6.5, 2012)."""
    return by_gradient(
        loss,
        weights,
        torch.optim.RMSprop(
            weights.values(), lr=settings["learning_rate"], alpha=settings["beta"], eps=settings["eps"]
        ),
    )
