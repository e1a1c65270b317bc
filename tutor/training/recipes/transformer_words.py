"""Number words to digits by a small Transformer: one encoder block, one decoder block, no recurrence at all.

The rows are those of seq2seq-plain and seq2seq-attention. Blocks as in Vaswani et al. (2017): √d times the embedding
plus sinusoids, heads, layer norm after each sum (post-LN), a mask before the future in the decoder, and its
cross-attention, where the decoder asks and the encoder answers. Nothing is dropped out, and padding is a word like any
other: both are less than the paper does.
"""

from __future__ import annotations

import numpy as np
from torch import Tensor

from tutor.training.arrays import batch_order, glorot
from tutor.training.data.number_words import WORDS, make_number_words
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.seq2seq_plain import exact_match, forced_loss, shifted
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
    id="transformer-words",
    unit="v78",
    title={"hi": "Number words se digits: Transformer", "en": "Number words to digits: a Transformer"},
    task="number words (synthetic)",
    model="1 + 1 blocks, d = 32, 4 heads",
    parameters=25930,
    metric="exact match",
    epochs=8,
    seconds_cpu=10.0,
    target=0.9,
)
D, HEADS = 32, 4


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_number_words(rng, 7000)  # (7000, 8) tokens, (7000, 5) digits
    batches = batch_order(rng, rows=6000, batch_size=60, epochs=8)  # (8, 100, 60)
    weights = {
        "E_words": rng.normal(0, D**-0.5, (len(WORDS), D)),
        "E_digits": rng.normal(0, D**-0.5, (11, D)),
    }
    for block, layers in (("enc_", ("self_",)), ("dec_", ("self_", "cross_"))):
        for layer in layers:
            weights |= attention_weights(rng, D, block + layer) | norm_weights(D, f"{block}{layer}norm")
        weights |= feed_forward_weights(rng, D, 2 * D, block) | norm_weights(D, f"{block}ff_norm")
    weights |= {"W_out": glorot(rng, D, 10), "b_out": np.zeros(10)}
    settings = {"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.98, "eps": 1e-8}
    return Setup(X[:6000], y[:6000], X[6000:], y[6000:], batches, weights, settings)


def embedded(weights: TensorWeights, name: str, tokens: Tensor) -> Tensor:
    """(B, T) -> (B, T, 32): √d times the row of the table, plus where it stands."""
    return placed(weights[name][tokens] * D**0.5)


def encode(weights: TensorWeights, x: Tensor) -> Tensor:
    """(B, 8) -> (B, 8, 32)."""
    a = embedded(weights, "E_words", x)
    a = norm(weights, "enc_self_norm", a + attention(weights, "enc_self_", a, a, HEADS))
    return norm(weights, "enc_ff_norm", a + feed_forward(weights, "enc_", a))


def decode(weights: TensorWeights, encoded: Tensor, before: Tensor) -> Tensor:
    """Scores (B, t, 10) of the next digit after each of `before` (B, t): START, then digits."""
    a = embedded(weights, "E_digits", before)
    a = norm(weights, "dec_self_norm", a + attention(weights, "dec_self_", a, a, HEADS, causal=True))
    a = norm(weights, "dec_cross_norm", a + attention(weights, "dec_cross_", a, encoded, HEADS))
    a = norm(weights, "dec_ff_norm", a + feed_forward(weights, "dec_", a))
    return a @ weights["W_out"] + weights["b_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of the next digit, the true ones before it given: mean over all digits of all rows."""
    return forced_loss(decode(weights, encode(weights, x), shifted(y)), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Share of rows with five right digits, each the largest score after those chosen before."""
    encoded = encode(weights, x)
    return exact_match(lambda before: decode(weights, encoded, before), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
