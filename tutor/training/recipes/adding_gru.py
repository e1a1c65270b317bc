"""The adding problem for a GRU (Cho et al., 2014): two gates, one state, and it learns it too.

Everything but the cell is that of adding-rnn. The equations are those of V67 and of Chung et al. (2014), where z is the
share of the new; `tutor.training.recurrent.gru` says how torch.nn.GRU differs.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import mse_loss

from tutor.training.dense import r_squared
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.recipes.adding_rnn import H, adding_setup, read_out
from tutor.training.recurrent import gates, gru
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="adding-gru",
    unit="v67",
    title={"hi": "Do number yaad rakho: GRU", "en": "Remember two numbers: GRU"},
    task="adding problem",
    model="gru 2-16-1, T = 25",
    parameters=929,
    metric="R²",
    epochs=12,
    seconds_cpu=5.0,
    target=0.9,
)


def setup(seed: int) -> Setup:
    return adding_setup(seed, lambda rng: gates(rng, "zrh", 2, H))


def answer(weights: TensorWeights, x: Tensor) -> Tensor:
    """(B, 25, 2) -> (B,)."""
    return read_out(weights, gru(weights, x, x.new_zeros(len(x), H))[:, -1])


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared error over the rows."""
    return mse_loss(answer(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return r_squared(answer(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
