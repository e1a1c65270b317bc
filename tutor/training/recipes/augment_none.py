"""A small CNN on 100 digits that stand in the middle, tried on digits up to two pixels away from it.

`X` holds every image 25 times, so that nothing is random once training runs: row r is image r % 100, moved by
(r // 100) // 5 − 2 pixels down and (r // 100) % 5 − 2 to the right, and empty paper comes in at the other side. The
batches take the unmoved ones alone here, rows 1200 to 1299; those of augment-shift take any. Simard, Steinkraus and
Platt (Best practices for convolutional neural networks, 2003) made their training set larger in this way.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, max_pool2d

from tutor.training.arrays import Array, batch_order
from tutor.training.convolution import conv, filter_layer, matrix
from tutor.training.data.small_digits import make_small_digits
from tutor.training.dense import class_accuracy, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="augment-none",
    unit="v51",
    title={"hi": "100 digits, jaise hain waise", "en": "100 digits as they are"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3 + pool, 64-10",
    parameters=1898,
    metric="accuracy",
    epochs=40,
    seconds_cpu=1.5,
    target=0.55,
    fails=True,
)
ROWS, HELD_OUT = 100, 500
REACH = 2
"""Pixels to each side."""
SIDES = 2 * REACH + 1
UNMOVED = SIDES * SIDES // 2


def setup(seed: int, shifts: bool = False) -> Setup:
    """With `shifts` every visit of a row takes one of its 25 places by chance; else the one in the middle."""
    rng = np.random.default_rng(seed)
    images, y = make_small_digits(rng, ROWS + HELD_OUT)
    images = images.reshape(-1, 1, 14, 14)
    weights = (
        filter_layer(rng, 1, 8, 1, 3) | filter_layer(rng, 2, 16, 8, 3) | glorot_layers(rng, (64, 10), first=3)
    )
    rows = batch_order(rng, rows=ROWS, batch_size=20, epochs=RECIPE.epochs)  # (40, 5, 20)
    places = rng.integers(
        0, SIDES * SIDES, rows.shape
    )  # drawn in either case: what is drawn after them stays the same
    X = moved(images[:ROWS])  # (25 · 100, 1, 14, 14)
    held_out = moved(images[ROWS:])[rng.integers(0, SIDES * SIDES, HELD_OUT) * HELD_OUT + np.arange(HELD_OUT)]
    return Setup(
        *(X, np.tile(y[:ROWS], SIDES * SIDES), held_out, y[ROWS:]),
        batches=(places if shifts else UNMOVED) * ROWS + rows,
        weights=weights,
        settings={"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    )


def moved(images: Array) -> Array:
    """(n, 1, H, W) -> (25·n, 1, H, W): all images at the first place, then all at the second, and so on."""
    paper = images.min()
    n, _, height, width = images.shape
    wide = np.pad(images, [(0, 0), (0, 0), (REACH, REACH), (REACH, REACH)], constant_values=paper)
    places = [
        wide[:, :, REACH - down : REACH - down + height, REACH - right : REACH - right + width]
        for down in range(-REACH, REACH + 1)
        for right in range(-REACH, REACH + 1)
    ]
    return np.concatenate(places)


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = max_pool2d(torch.relu(conv(weights, 1, x)), 2)  # (B, 1, 14, 14) -> (B, 8, 12, 12) -> (B, 8, 6, 6)
    a = max_pool2d(torch.relu(conv(weights, 2, a)), 2)  # (B, 16, 4, 4) -> (B, 16, 2, 2)
    return matrix(weights, 3, a.flatten(1))  # (B, 64) -> (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
