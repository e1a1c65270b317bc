"""line-minibatch with one row to an update: 320 updates in an epoch, each along the slope of a single row."""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes import line_minibatch
from tutor.training.recipes.line_mse import learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="line-stochastic",
    unit="v31",
    title={"hi": "Wahi line, ek row par ek update", "en": "The same line, one row to an update"},
    task="line (synthetic)",
    model="1-1",
    parameters=2,
    metric="R²",
    epochs=10,
    seconds_cpu=1.5,
    target=0.97,
)


def setup(seed: int) -> Setup:
    return line_minibatch.setup(seed, batch_size=1)
