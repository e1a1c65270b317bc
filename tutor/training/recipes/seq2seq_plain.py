"""Number words to digits by encoder and decoder: `teen sau do` -> 00302, all of it through one vector.

Two GRUs (V67's equations): the encoder's last state is the context, and the decoder begins from it
(Sutskever, Vinyals and Le, 2014; Cho et al., 2014). In training the decoder is given the true digit before (teacher
forcing); when it is measured it is given its own. A row counts only when all five digits are right.
seq2seq-attention has the same rows, sizes, batches and optimizer. The words, Hinglish and English, are generated here.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from tutor.training.arrays import batch_order, glorot
from tutor.training.data.number_words import DIGITS, WORDS, make_number_words
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recurrent import gates, gru
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="seq2seq-plain",
    unit="v69",
    title={
        "hi": "Number words se digits: ek context vector",
        "en": "Number words to digits: one context vector",
    },
    task="number words (synthetic)",
    model="gru 16-48, gru 16-48-10",
    parameters=21514,
    metric="exact match",
    epochs=5,
    seconds_cpu=6.0,
    target=0.8,
    fails=True,
)
E, H = 16, 48
START = 10
"""The decoder's token before the first digit."""


def setup(seed: int) -> Setup:
    return words_setup(seed, H)


def words_setup(seed: int, features: int) -> Setup:
    """Data and batches first: both recipes have the same. `features` (in) of the last layer, W_out (in, 10)."""
    rng = np.random.default_rng(seed)
    X, y = make_number_words(rng, 7000)  # (7000, 8) tokens, (7000, 5) digits
    batches = batch_order(rng, rows=6000, batch_size=60, epochs=5)  # (5, 100, 60)
    weights = {
        "E_words": rng.normal(0, 0.5, (len(WORDS), E)), "E_digits": rng.normal(0, 0.5, (11, E)),
        **gates(rng, "zrh", E, H, "enc_"), **gates(rng, "zrh", E, H, "dec_"),
        "W_out": glorot(rng, features, 10), "b_out": np.zeros(10),
    }  # fmt: skip
    settings = {"learning_rate": 0.005, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    return Setup(X[:6000], y[:6000], X[6000:], y[6000:], batches, weights, settings)


def encode(weights: TensorWeights, x: Tensor) -> Tensor:
    """States (B, 8, H) of tokens (B, 8); the padding on the left is read like any other word."""
    return gru(weights, weights["E_words"][x], weights["b_out"].new_zeros(len(x), H), "enc_")


def decode(weights: TensorWeights, encoded: Tensor, before: Tensor) -> Tensor:
    """Scores (B, t, 10) of the next digit after each of `before` (B, t): START, then digits."""
    states = gru(weights, weights["E_digits"][before], encoded[:, -1], "dec_")  # (B, t, H)
    return states @ weights["W_out"] + weights["b_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of the next digit, the true ones before it given: mean over all digits of all rows."""
    return forced_loss(decode(weights, encode(weights, x), shifted(y)), y)


def shifted(y: Tensor) -> Tensor:
    """START and the digits y (B, 5) but the last: (B, 5)."""
    return torch.cat([torch.full_like(y[:, :1], START), y[:, :-1]], dim=1)


def forced_loss(z: Tensor, y: Tensor) -> Tensor:
    return cross_entropy(z.flatten(0, 1), y.flatten())


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Share of rows with five right digits, each the largest score after those chosen before."""
    encoded = encode(weights, x)
    return exact_match(lambda before: decode(weights, encoded, before), y)


def exact_match(decoder: Callable[[Tensor], Tensor], y: Tensor) -> Tensor:
    """`decoder` (B, t) -> (B, t, 10) is asked for one digit after the other; y (B, 5)."""
    chosen = torch.full_like(y[:, :1], START)
    for _ in range(DIGITS):
        z = decoder(chosen)
        chosen = torch.cat([chosen, z[:, -1:].argmax(dim=2)], dim=1)
    return (chosen[:, 1:] == y).all(dim=1).to(z.dtype).mean()


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
