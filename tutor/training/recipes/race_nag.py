"""The race of the optimizers: Nesterov. Data, first weights and batches are those of race-sgd."""

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
    id="race-nag",
    unit="v35",
    title={"hi": "Optimizer race: Nesterov", "en": "The optimizer race: Nesterov"},
    task="small digits (synthetic)",
    model="196-32-10",
    parameters=6634,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.3,
    target=0.87,
)


def setup(seed: int) -> Setup:
    return replace(race_sgd.setup(seed), settings={"learning_rate": 0.05, "beta": 0.9})


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """v ← βv + g, w ← w − η(g + βv): the look-ahead rewritten for where w stands (Sutskever et al., 2013)."""
    return by_gradient(
        loss,
        weights,
        torch.optim.SGD(
            weights.values(), lr=settings["learning_rate"], momentum=settings["beta"], nesterov=True
        ),
    )
