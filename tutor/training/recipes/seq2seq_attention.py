"""The rows of seq2seq-plain with attention: before each digit the decoder looks at all words again.

Luong, Pham and Manning (Effective approaches to attention-based neural machine translation, 2015), with the dot
product: e_ij = s_i · h_j, α_i = softmax over the words j, c_i = Σ α_ij h_j. State and context side by side, [s_i, c_i],
decide on the digit; Luong's tanh layer between is left out. The padding's states are among the h_j: nothing is masked.
"""

from __future__ import annotations

import torch
from torch import Tensor

from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.seq2seq_plain import H, encode, exact_match, forced_loss, shifted, words_setup
from tutor.training.recurrent import gru
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="seq2seq-attention",
    unit="v71",
    title={"hi": "Number words se digits: attention", "en": "Number words to digits: attention"},
    task="number words (synthetic)",
    model="gru 16-48, attention, gru 16-48-10",
    parameters=21994,
    metric="exact match",
    epochs=5,
    seconds_cpu=6.0,
    target=0.8,
)


def setup(seed: int) -> Setup:
    return words_setup(seed, 2 * H)


def decode(weights: TensorWeights, encoded: Tensor, before: Tensor) -> Tensor:
    """Scores (B, t, 10) of the next digit after each of `before` (B, t); encoded (B, 8, H)."""
    states = gru(weights, weights["E_digits"][before], encoded[:, -1], "dec_")  # (B, t, H)
    alpha = torch.softmax(states @ encoded.transpose(1, 2), dim=2)  # (B, t, 8), each row sums to 1
    context = alpha @ encoded  # (B, t, H)
    return torch.cat([states, context], dim=2) @ weights["W_out"] + weights["b_out"]


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of the next digit, the true ones before it given: mean over all digits of all rows."""
    return forced_loss(decode(weights, encode(weights, x), shifted(y)), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Share of rows with five right digits, each the largest score after those chosen before."""
    encoded = encode(weights, x)
    return exact_match(lambda before: decode(weights, encoded, before), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
