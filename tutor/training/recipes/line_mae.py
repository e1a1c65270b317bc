"""The points of line-mse, fitted by another loss; everything else is the same."""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import l1_loss

from tutor.training.descent import Step, TensorWeights
from tutor.training.recipe import Recipe
from tutor.training.recipes.line_mse import descend, metric, predict, setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="line-mae",
    unit="v14",
    title={"hi": "Outliers ke saath line: MAE", "en": "A line with outliers: MAE"},
    task="line (synthetic)",
    model="1-1",
    parameters=2,
    metric="R²",
    epochs=40,
    seconds_cpu=0.2,
    target=0.95,
)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean absolute error over the rows."""
    return l1_loss(predict(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return descend(loss, weights, settings)
