"""What a recipe is: a card that can be read without running anything, and four functions.

A recipe is one file in `recipes/`, readable in one sitting, that defines

    RECIPE = Recipe(id="...", ...)          literals only: the catalog reads it without importing the file
    setup(seed) -> Setup                    NumPy: data, initial weights, order of the batches
    loss(weights, x, y) -> scalar           torch
    metric(weights, x, y) -> scalar         torch
    learner(weights, settings) -> step      step(x, y): one update in place, returns the batch's loss
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from torch import Tensor

    from tutor.training.descent import Step, TensorWeights
    from tutor.training.setup import Setup


@dataclass(frozen=True)
class Recipe:
    """The card of a recipe: what a list of recipes shows."""

    id: str
    """With hyphens; the file is `recipes/` and the id with underscores."""
    unit: str
    """The unit it belongs to: `v9`."""
    title: dict[str, str]
    """In both languages: {"hi": ..., "en": ...}."""
    task: str
    """The data, in a word or two; all of it is generated."""
    model: str
    """The shape: `2-8-1`."""
    parameters: int
    metric: str
    epochs: int
    seconds_cpu: float
    """Expected seconds of one run on one CPU core, without starting torch."""
    target: float
    """The metric that counts as learnt; records/ID.json tells how many seeds reached it."""
    fails: bool = False
    """The reference is there to show how learning fails: no seed reaches the target."""


class Program(Protocol):
    """The functions of a recipe's module."""

    def setup(self, seed: int) -> Setup: ...

    def loss(self, weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor: ...

    def metric(self, weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor: ...

    def learner(self, weights: TensorWeights, settings: dict[str, float]) -> Step: ...
