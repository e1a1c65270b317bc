"""deep-relu begun with weights of deviation 0.01: every layer makes the signal smaller, the last one hears nothing."""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes.deep_relu import deep_setup, learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="deep-tiny",
    unit="v25",
    title={"hi": "Chhe layers, bahut chhote weights", "en": "Six layers, weights far too small"},
    task="small digits (synthetic)",
    model="196-32×6-10",
    parameters=11914,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.5,
    target=0.8,
    fails=True,
)


def setup(seed: int) -> Setup:
    return deep_setup(seed, lambda fan_in, fan_out: 0.01)
