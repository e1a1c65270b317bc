"""Which unit does each word of `do teen sau ek lakh` belong to? A network that reads left to right has to guess.

A digit word's tag is the next unit word, which comes later: only the unit words themselves, and no others, can be
tagged by what was read so far. tagger-bidirectional reads the same rows from both ends (Schuster and Paliwal,
Bidirectional recurrent neural networks, 1997). The rows are generated here.
"""

from __future__ import annotations

import numpy as np
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import Weights, batch_order, glorot
from tutor.training.data.amounts import UNITS, WORDS, make_amounts
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recurrent import rnn
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="tagger-forward",
    unit="v68",
    title={"hi": "Words ke tags, sirf left se right", "en": "Tags for words, left to right only"},
    task="amounts (synthetic)",
    model="rnn 13-24-4, T = 12",
    parameters=1012,
    metric="accuracy",
    epochs=10,
    seconds_cpu=0.8,
    target=0.9,
    fails=True,
)
T, H = 12, 24


def setup(seed: int) -> Setup:
    return tagger_setup(seed, ("",))


def tagger_setup(seed: int, directions: tuple[str, ...]) -> Setup:
    """Data and batches first: both taggers have the same. One set of recurrent weights for each direction."""
    rng = np.random.default_rng(seed)
    X, y = make_amounts(rng, 2000, T)  # (2000, 12) tokens, (2000, 12) tags
    batches = batch_order(rng, rows=1500, batch_size=30, epochs=10)  # (10, 50, 30)
    weights: Weights = {}
    for suffix in directions:
        weights[f"W_in{suffix}"] = glorot(rng, len(WORDS), H)
        weights[f"W_h{suffix}"] = glorot(rng, H, H)
        weights[f"b_h{suffix}"] = np.zeros(H)
    weights["W_out"] = glorot(rng, H * len(directions), len(UNITS))
    weights["b_out"] = np.zeros(len(UNITS))
    settings = {"learning_rate": 0.005, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    return Setup(X[:1500], y[:1500], X[1500:], y[1500:], batches, weights, settings)


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    """Scores (B, 12, 4) of tokens (B, 12). A one-hot row times W_in is a row of W_in: it is looked up."""
    states = rnn(weights, weights["W_in"][x])  # (B, 12, H)
    return states @ weights["W_out"] + weights["b_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the tag, mean over all words of all rows."""
    return tag_loss(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return tag_accuracy(score(weights, x), y)


def tag_loss(z: Tensor, y: Tensor) -> Tensor:
    return cross_entropy(z.flatten(0, 1), y.flatten())


def tag_accuracy(z: Tensor, y: Tensor) -> Tensor:
    """Share of words whose largest score is that of their tag."""
    return (z.argmax(dim=2) == y).to(z.dtype).mean()


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
