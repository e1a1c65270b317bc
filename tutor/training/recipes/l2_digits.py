"""l2-none with the penalty (λ/2n) Σ w² on the matrices, λ = 5 and n = 300; everything else is the same."""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes import l2_none
from tutor.training.recipes.l2_none import learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="l2-digits",
    unit="v24",
    title={"hi": "Wahi network, L2 penalty ke saath", "en": "The same network with an L2 penalty"},
    task="small digits (synthetic)",
    model="196-64-10",
    parameters=13258,
    metric="accuracy",
    epochs=60,
    seconds_cpu=0.5,
    target=0.77,
)


def setup(seed: int) -> Setup:
    return l2_none.setup(seed, lam=5.0)
