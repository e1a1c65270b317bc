"""reversal-positions without the positions: self-attention cannot tell one order of the letters from another.

Shuffled rows come out shuffled in the same way (Vaswani et al., 2017, section 3.5), so every e of a word gets the same
answer, wherever it stands: all that can be learnt is which letters there are to guess from.
"""

from __future__ import annotations

from torch import Tensor

from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.reversal_positions import embedded, letter_accuracy, letter_loss, score, setup

__all__ = ["RECIPE", "learner", "loss", "metric", "setup"]

RECIPE = Recipe(
    id="reversal-no-positions",
    unit="v77",
    title={"hi": "Ulta bolo: bina positions ke", "en": "Say it backwards: without positions"},
    task="reversal",
    model="1 block, d = 32, 2 heads",
    parameters=9066,
    metric="accuracy",
    epochs=10,
    seconds_cpu=2.0,
    target=0.95,
    fails=True,
)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the letter, mean over all places of all rows."""
    return letter_loss(score(weights, embedded(weights, x)), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return letter_accuracy(score(weights, embedded(weights, x)), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
