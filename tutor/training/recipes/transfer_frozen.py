"""transfer-scratch with filters that learnt on 0 to 4 and stay as they are: the two dense layers alone learn."""

from __future__ import annotations

from dataclasses import replace

from tutor.training.recipe import Recipe
from tutor.training.recipes import transfer_scratch
from tutor.training.recipes.transfer_scratch import FILTERS, learner, loss, metric, pretrained
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="transfer-frozen",
    unit="v54",
    title={"hi": "5 se 9, filters jame hue", "en": "5 to 9 with frozen filters"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3 + pool, 144-64-5",
    parameters=10853,
    metric="accuracy",
    epochs=20,
    seconds_cpu=0.8,
    target=0.55,
)


def setup(seed: int) -> Setup:
    start, before = transfer_scratch.setup(seed), pretrained(seed)
    filters = {name: before[name] for name in FILTERS}
    return replace(start, weights=start.weights | filters, settings=start.settings | {"frozen": 1.0})
