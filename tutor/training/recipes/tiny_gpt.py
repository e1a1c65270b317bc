"""A very small GPT: the next character of a text about numbers, from the 48 characters before it.

Only the decoder of a Transformer, without cross-attention (Radford et al., Improving language understanding by
generative pre-training, 2018), with learnt positions and GELU. The layer norms stand before the sublayers (pre-LN), as
GPT-2 and its successors have them, not after, as in Vaswani et al. (2017). The text is generated here.
"""

from __future__ import annotations

import numpy as np
from torch import Tensor
from torch.nn.functional import cross_entropy, gelu

from tutor.training.arrays import Array, Weights, batch_order
from tutor.training.data.number_text import CHARACTERS, make_number_text, tokens
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
)

RECIPE = Recipe(
    id="tiny-gpt",
    unit="v84",
    title={"hi": "Chhota GPT: agla character", "en": "A tiny GPT: the next character"},
    task="text about numbers (synthetic)",
    model="2 blocks, d = 48, 4 heads",
    parameters=62304,
    metric="accuracy",
    epochs=5,
    seconds_cpu=10.0,
    target=0.7,
)
CONTEXT, D, HEADS, BLOCKS = 48, 48, 4, 2


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    text = tokens(make_number_text(rng, 120_000))
    windows = np.concatenate(
        [_windows(rng, text[:100_000], 2000), _windows(rng, text[100_000:], 300)]
    )  # (2300, 49)
    X, y = windows[:, :-1], windows[:, 1:]  # after each character, the next one
    batches = batch_order(rng, rows=2000, batch_size=32, epochs=5)  # (5, 62, 32)
    settings = {"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.99, "eps": 1e-8}
    return Setup(X[:2000], y[:2000], X[2000:], y[2000:], batches, _weights(rng), settings)


def _windows(rng: np.random.Generator, text: Array, n: int) -> Array:
    """(n, 49) pieces of the text, from anywhere in it."""
    starts = rng.integers(0, len(text) - CONTEXT, n)
    pieces: Array = text[starts[:, None] + np.arange(CONTEXT + 1)]
    return pieces


def _weights(rng: np.random.Generator) -> Weights:
    weights = {
        "E": rng.normal(0, 0.1, (len(CHARACTERS), D)),
        "P": rng.normal(0, 0.1, (CONTEXT, D)),
    }
    for block in range(1, BLOCKS + 1):
        name = f"block{block}_"
        weights |= norm_weights(D, f"{name}norm1") | attention_weights(rng, D, name)
        weights |= norm_weights(D, f"{name}norm2") | feed_forward_weights(rng, D, 4 * D, name)
    weights |= norm_weights(D, "norm") | {"W_out": rng.normal(0, 0.1, (D, len(CHARACTERS)))}
    return {name: array.astype(np.float32) for name, array in weights.items()}


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    """Scores (B, t, 39) of the character after each of x (B, t), t ≤ 48; none of them sees a later one."""
    a = weights["E"][x] + weights["P"][: x.shape[1]]  # (B, t, 48)
    for block in range(1, BLOCKS + 1):
        name = f"block{block}_"
        seen = norm(weights, f"{name}norm1", a)
        a = a + attention(weights, name, seen, seen, HEADS, causal=True)
        a = a + feed_forward(weights, name, norm(weights, f"{name}norm2", a), gelu)
    return norm(weights, "norm", a) @ weights["W_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the next character, in nats, mean over all places of all rows."""
    return cross_entropy(score(weights, x).flatten(0, 1), y.flatten())


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Share of places whose largest score is that of the next character."""
    z = score(weights, x)
    return (z.argmax(dim=2) == y).to(z.dtype).mean()


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
