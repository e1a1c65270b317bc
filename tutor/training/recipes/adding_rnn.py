"""The adding problem (Hochreiter and Schmidhuber, 1997) for the simple recurrent network: it never learns it.

Twenty-five numbers, two of them marked; say the sum of those two. The gradient that would tell the network to keep the
first one has faded by the time it is back there, so the answer stays a guess of about 1, which has a mean squared
error of 1/6 = 0.167. adding-lstm and adding-gru have the same data, batches, state size and optimizer.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from torch import Tensor
from torch.nn.functional import mse_loss

from tutor.training.arrays import Weights, batch_order, glorot
from tutor.training.data.adding import make_adding
from tutor.training.dense import r_squared
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recurrent import rnn
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="adding-rnn",
    unit="v63",
    title={"hi": "Do number yaad rakho: simple RNN", "en": "Remember two numbers: the simple RNN"},
    task="adding problem",
    model="rnn 2-16-1, T = 25",
    parameters=321,
    metric="R²",
    epochs=12,
    seconds_cpu=1.5,
    target=0.9,
    fails=True,
)
T, H = 25, 16


def setup(seed: int) -> Setup:
    return adding_setup(
        seed,
        lambda rng: {"W_in": glorot(rng, 2, H), "W_h": glorot(rng, H, H), "b_h": np.zeros(H)},
    )


def adding_setup(seed: int, cell: Callable[[np.random.Generator], Weights]) -> Setup:
    """Data and batches first, then the weights of the cell: all cells have the same of the former."""
    rng = np.random.default_rng(seed)
    X, y = make_adding(rng, 2100, T)  # (2100, 25, 2), (2100,)
    batches = batch_order(rng, rows=1600, batch_size=40, epochs=12)  # (12, 40, 40)
    weights = {**cell(rng), "W_out": glorot(rng, H, 1), "b_out": np.zeros(1)}
    settings = {"learning_rate": 0.02, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    return Setup(X[:1600], y[:1600], X[1600:], y[1600:], batches, weights, settings)


def answer(weights: TensorWeights, x: Tensor) -> Tensor:
    """h ← tanh(x_t W_in + h W_h + b_h) for all T, then one number from the last h: (B, T, 2) -> (B,)."""
    return read_out(weights, rnn(weights, x @ weights["W_in"])[:, -1])


def read_out(weights: TensorWeights, last: Tensor) -> Tensor:
    """One number from the last state: (B, H) -> (B,)."""
    return (last @ weights["W_out"] + weights["b_out"]).squeeze(1)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared error over the rows."""
    return mse_loss(answer(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return r_squared(answer(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
