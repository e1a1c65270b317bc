"""The race of the optimizers: Adam. Data, first weights and batches are those of race-sgd."""

from __future__ import annotations

from dataclasses import replace

from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes import race_sgd
from tutor.training.recipes.race_sgd import loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="race-adam",
    unit="v38",
    title={"hi": "Optimizer race: Adam", "en": "The optimizer race: Adam"},
    task="small digits (synthetic)",
    model="196-32-10",
    parameters=6634,
    metric="accuracy",
    epochs=8,
    seconds_cpu=0.1,
    target=0.86,
)


def setup(seed: int) -> Setup:
    return replace(
        race_sgd.setup(seed), settings={"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    )


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """m̂ and v̂ corrected for their start at 0, w ← w − ηm̂ / (√v̂ + ε) (Kingma and Ba, 2015)."""
    return by_gradient(loss, weights, adam(weights, settings), dense="classes")
