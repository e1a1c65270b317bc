"""line-minibatch with all 320 rows in one update: the smoothest path, and one update in an epoch.

After ten epochs, which are ten updates, it is still on its way: `target` tells what it does not reach.
"""

from __future__ import annotations

from tutor.training.recipe import Recipe
from tutor.training.recipes import line_minibatch
from tutor.training.recipes.line_mse import learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="line-batch",
    unit="v31",
    title={"hi": "Wahi line, poora batch", "en": "The same line, the full batch"},
    task="line (synthetic)",
    model="1-1",
    parameters=2,
    metric="R²",
    epochs=10,
    seconds_cpu=0.1,
    target=0.97,
    fails=True,
)


def setup(seed: int) -> Setup:
    return line_minibatch.setup(seed, batch_size=line_minibatch.ROWS)
