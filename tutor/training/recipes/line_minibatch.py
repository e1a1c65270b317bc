"""One line, three batch sizes, first lane: mini-batches of 32 rows.

line-batch and line-stochastic have the same rows, the same first weights and the same learning rate; only the number of
rows to an update differs, and so the number of updates in an epoch: 10 here, 1 and 320 there.
"""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import batch_order
from tutor.training.data.line import make_line
from tutor.training.recipe import Recipe
from tutor.training.recipes.line_mse import learner, loss, metric
from tutor.training.setup import Setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="line-minibatch",
    unit="v31",
    title={"hi": "Ek line, mini-batch 32", "en": "A line by mini-batches of 32"},
    task="line (synthetic)",
    model="1-1",
    parameters=2,
    metric="R²",
    epochs=10,
    seconds_cpu=0.1,
    target=0.97,
)
ROWS = 320


def setup(seed: int, batch_size: int = 32) -> Setup:
    """Data and weights are drawn before the order, so that they do not hang on the batch size."""
    rng = np.random.default_rng(seed)
    X, y = make_line(rng, ROWS)
    X_val, y_val = make_line(rng, 200)
    weights = {"w": rng.normal(0, 0.1, 1), "b": np.zeros(1)}
    batches = batch_order(rng, rows=ROWS, batch_size=batch_size, epochs=RECIPE.epochs)  # (10, 320/B, B)
    return Setup(X, y, X_val, y_val, batches, weights, {"learning_rate": 0.05})
