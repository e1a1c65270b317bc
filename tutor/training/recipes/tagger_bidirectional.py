"""The rows of tagger-forward, read from both ends: now what comes later is known too (Schuster and Paliwal, 1997).

Two networks with weights of their own, `_f` from left to right and `_b` from right to left; every word is given to
both, and its two states side by side, [h_f, h_b], decide on its tag.
"""

from __future__ import annotations

import torch
from torch import Tensor

from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.tagger_forward import tag_accuracy, tag_loss, tagger_setup
from tutor.training.recurrent import rnn
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="tagger-bidirectional",
    unit="v68",
    title={"hi": "Words ke tags, dono taraf se", "en": "Tags for words, from both ends"},
    task="amounts (synthetic)",
    model="2 × rnn 13-24-4, T = 12",
    parameters=2020,
    metric="accuracy",
    epochs=10,
    seconds_cpu=1.5,
    target=0.9,
)


def setup(seed: int) -> Setup:
    return tagger_setup(seed, ("_f", "_b"))


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    """Scores (B, 12, 4) of tokens (B, 12)."""
    forward = rnn(weights, weights["W_in_f"][x], "_f")  # (B, 12, H)
    backward = rnn(weights, weights["W_in_b"][x.flip(1)], "_b").flip(1)  # state t has seen the words t .. 11
    return torch.cat([forward, backward], dim=2) @ weights["W_out"] + weights["b_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the tag, mean over all words of all rows."""
    return tag_loss(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return tag_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
