"""augment-none with shifts: at each visit an image stands somewhere else, up to two pixels away. No more differs."""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes import augment_none
from tutor.training.recipes.augment_none import learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="augment-shift",
    unit="v51",
    title={
        "hi": "Wahi 100 digits, har baar thode khiske hue",
        "en": "The same 100 digits, moved a little each time",
    },
    task="small digits (synthetic)",
    model="8-16 filters 3×3 + pool, 64-10",
    parameters=1898,
    metric="accuracy",
    epochs=40,
    seconds_cpu=1.0,
    target=0.55,
)


def setup(seed: int) -> Setup:
    return augment_none.setup(seed, shifts=True)
