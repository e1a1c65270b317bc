"""dropout-none with every second hidden unit dropped at each step; everything else is the same."""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes import dropout_none
from tutor.training.recipes.dropout_none import learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="dropout-half",
    unit="v23",
    title={"hi": "Wahi network, dropout 0.5", "en": "The same network, dropout 0.5"},
    task="small digits (synthetic)",
    model="196-256-10",
    parameters=53002,
    metric="accuracy",
    epochs=40,
    seconds_cpu=0.8,
    target=0.78,
)


def setup(seed: int) -> Setup:
    return dropout_none.setup(seed, rate=0.5)
