"""Say eight letters backwards, with one Transformer block that is told where each letter stands.

Self-attention alone does not know the order of its rows; the sinusoids of Vaswani et al. (Attention is all you need,
2017, section 3.5) are added to the embeddings, and place t learns to look at place 7 − t. reversal-no-positions is the
same network without that sum. An encoder block as in the paper, its layer norms after the sums (post-LN).
"""

from __future__ import annotations

import numpy as np
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import batch_order, glorot
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup
from tutor.training.transformer import (
    attention,
    attention_weights,
    feed_forward,
    feed_forward_weights,
    norm,
    norm_weights,
    placed,
)

RECIPE = Recipe(
    id="reversal-positions",
    unit="v77",
    title={"hi": "Ulta bolo: positions ke saath", "en": "Say it backwards: with positions"},
    task="reversal",
    model="1 block, d = 32, 2 heads",
    parameters=9066,
    metric="accuracy",
    epochs=10,
    seconds_cpu=2.0,
    target=0.95,
)
LETTERS, T, D, HEADS = 10, 8, 32, 2


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X = rng.integers(0, LETTERS, (2500, T))  # (2500, 8) tokens
    y = X[:, ::-1].copy()
    batches = batch_order(rng, rows=2000, batch_size=40, epochs=10)  # (10, 50, 40)
    weights = {
        "E": rng.normal(0, D**-0.5, (LETTERS, D)),
        **attention_weights(rng, D, ""),
        **norm_weights(D, "norm1"),
        **feed_forward_weights(rng, D, 2 * D, ""),
        **norm_weights(D, "norm2"),
        "W_out": glorot(rng, D, LETTERS),
        "b_out": np.zeros(LETTERS),
    }
    settings = {"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.98, "eps": 1e-8}
    return Setup(X[:2000], y[:2000], X[2000:], y[2000:], batches, weights, settings)


def embedded(weights: TensorWeights, x: Tensor) -> Tensor:
    """√d times the row of E, as in the paper: (B, 8) -> (B, 8, 32)."""
    scaled: Tensor = weights["E"][x] * D**0.5
    return scaled


def with_positions(weights: TensorWeights, x: Tensor) -> Tensor:
    return placed(embedded(weights, x))


def score(weights: TensorWeights, a: Tensor) -> Tensor:
    """One encoder block over the embeddings a (B, 8, 32), then scores (B, 8, 10) of the letters."""
    a = norm(weights, "norm1", a + attention(weights, "", a, a, HEADS))
    a = norm(weights, "norm2", a + feed_forward(weights, "", a))
    return a @ weights["W_out"] + weights["b_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the letter, mean over all places of all rows."""
    return letter_loss(score(weights, with_positions(weights, x)), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return letter_accuracy(score(weights, with_positions(weights, x)), y)


def letter_loss(z: Tensor, y: Tensor) -> Tensor:
    return cross_entropy(z.flatten(0, 1), y.flatten())


def letter_accuracy(z: Tensor, y: Tensor) -> Tensor:
    """Share of places whose largest score is that of their letter."""
    return (z.argmax(dim=2) == y).to(z.dtype).mean()


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
