"""XOR with two hidden units: enough to draw the answer, too few to find it from every start.

Everything but the width is the recipe xor-mlp; the record tells how many seeds get stuck on the way.
"""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes import xor_mlp
from tutor.training.recipes.xor_mlp import learner, loss, metric, score
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "score", "setup"]

RECIPE = Recipe(
    id="xor-minimal",
    unit="v9",
    title={"hi": "XOR, sirf do hidden units ke saath", "en": "XOR with only two hidden units"},
    task="xor",
    model="2-2-1",
    parameters=9,
    metric="accuracy",
    epochs=60,
    seconds_cpu=0.3,
    target=0.99,
)


def setup(seed: int) -> Setup:
    return xor_mlp.setup(seed, hidden=2)
