"""transfer-scratch with all layers but the last from 0 to 4, and all of them go on learning, with smaller steps."""

from __future__ import annotations

from dataclasses import replace

from tutor.training.recipe import Recipe
from tutor.training.recipes import transfer_scratch
from tutor.training.recipes.transfer_scratch import learner, loss, metric, pretrained
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="transfer-finetuned",
    unit="v54",
    title={"hi": "5 se 9, filters fine-tune hote hue", "en": "5 to 9, filters fine-tuned"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3 + pool, 144-64-5",
    parameters=10853,
    metric="accuracy",
    epochs=20,
    seconds_cpu=0.8,
    target=0.5,
)


def setup(seed: int) -> Setup:
    start = transfer_scratch.setup(seed)
    return replace(
        start, weights=start.weights | pretrained(seed), settings=start.settings | {"learning_rate": 0.002}
    )
