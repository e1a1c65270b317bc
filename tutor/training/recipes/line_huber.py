"""The points of line-mse, fitted by another loss; everything else is the same."""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import huber_loss

from tutor.training.descent import Step, TensorWeights
from tutor.training.recipe import Recipe
from tutor.training.recipes.line_mse import descend, metric, predict, setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="line-huber",
    unit="v14",
    title={"hi": "Outliers ke saath line: Huber", "en": "A line with outliers: Huber"},
    task="line (synthetic)",
    model="1-1",
    parameters=2,
    metric="R²",
    epochs=40,
    seconds_cpu=0.2,
    target=0.95,
)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Huber loss with δ = 1, mean over the rows: half the square within δ, a line beyond."""
    return huber_loss(predict(weights, x), y, delta=1.0)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return descend(loss, weights, settings)
