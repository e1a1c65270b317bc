"""The adding problem for an LSTM: what its cell holds is changed by adding, so the first number lasts.

Everything but the cell is that of adding-rnn. The cell is Hochreiter and Schmidhuber's (1997) with the forget gate of
Gers, Schmidhuber and Cummins (Learning to forget, 2000), whose bias begins at 1 as in Keras: the gate begins open.
"""

from __future__ import annotations

import numpy as np
from torch import Tensor
from torch.nn.functional import mse_loss

from tutor.training.dense import r_squared
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.adding_rnn import H, adding_setup, read_out
from tutor.training.recurrent import gates, lstm
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="adding-lstm",
    unit="v65",
    title={"hi": "Do number yaad rakho: LSTM", "en": "Remember two numbers: LSTM"},
    task="adding problem",
    model="lstm 2-16-1, T = 25",
    parameters=1233,
    metric="R²",
    epochs=12,
    seconds_cpu=5.0,
    target=0.9,
)
FORGET = 1.0


def setup(seed: int) -> Setup:
    return adding_setup(seed, lambda rng: gates(rng, "fioC", 2, H) | {"b_f": np.full(H, FORGET)})


def answer(weights: TensorWeights, x: Tensor) -> Tensor:
    """(B, 25, 2) -> (B,)."""
    return read_out(weights, lstm(weights, x))


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared error over the rows."""
    return mse_loss(answer(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return r_squared(answer(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
