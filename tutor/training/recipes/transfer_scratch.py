"""The digits 5 to 9 from ten images each, first lane: a small CNN that begins with weights drawn by chance.

transfer-frozen and transfer-finetuned begin with layers that have seen 6000 images of 0 to 4 (`pretrained` below); how
transferable features in deep neural networks are, Yosinski, Clune, Bengio and Lipson asked in 2014. Digits stand up to
two pixels off the middle, before and after: that is hard to learn from fifty images. Images, batches and last layers
are the same in all three lanes.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, max_pool2d

from tutor.training.arrays import Array, Weights, batch_order
from tutor.training.convolution import conv, filter_layer, matrix
from tutor.training.data.small_digits import make_small_digits
from tutor.training.dense import class_accuracy, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.device import threads_for
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="transfer-scratch",
    unit="v54",
    title={"hi": "5 se 9, shuruaat se", "en": "5 to 9 from scratch"},
    task="small digits (synthetic)",
    model="8-16 filters 3×3 + pool, 144-64-5",
    parameters=10853,
    metric="accuracy",
    epochs=20,
    seconds_cpu=0.8,
    target=0.4,
)
ROWS, HELD_OUT, BEFORE = 50, 500, 6000
"""Images of 5 to 9 to learn from and held out; images of 0 to 4 that pretraining sees."""
REACH = 2
FILTERS = ("W1", "b1", "W2", "b2")
ADAM = {"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}


def setup(seed: int) -> Setup:
    """Labels are the digit minus 5. float32."""
    rng = np.random.default_rng(seed)
    X, y = high(rng)
    return Setup(
        *(X[:ROWS], y[:ROWS], X[ROWS:], y[ROWS:]),
        batches=batch_order(rng, rows=ROWS, batch_size=5, epochs=RECIPE.epochs),  # (20, 10, 5)
        weights=first_weights(rng),
        settings=ADAM | {"frozen": 0.0},
    )


def first_weights(rng: np.random.Generator) -> Weights:
    filters = filter_layer(rng, 1, 8, 1, 3, np.float32) | filter_layer(rng, 2, 16, 8, 3, np.float32)
    return filters | glorot_layers(rng, (144, 64, 5), np.float32, first=3)


def scattered(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """Small digits (n, 1, 14, 14) float32, each moved by up to REACH pixels down and to the right, and labels (n,)."""
    X, y = make_small_digits(rng, n)
    wide = np.pad(X.reshape(n, 14, 14), [(0, 0), (REACH, REACH), (REACH, REACH)], constant_values=X.min())
    places = np.lib.stride_tricks.sliding_window_view(wide, (14, 14), axis=(1, 2))  # (n, 5, 5, 14, 14)
    down, right = rng.integers(0, 2 * REACH + 1, (2, n))
    return places[np.arange(n), down, right][:, None].astype(np.float32), y


def high(rng: np.random.Generator) -> tuple[Array, Array]:
    """Images (ROWS + HELD_OUT, 1, 14, 14) of 5 to 9, labels from 0; of the first ROWS, ten each."""
    X, y = scattered(rng, 3 * (ROWS + HELD_OUT))
    first = np.concatenate([np.flatnonzero(y == digit)[: ROWS // 5] for digit in range(5, 10)])
    rest = np.setdiff1d(np.flatnonzero(y >= 5), first)[:HELD_OUT]
    rows = np.concatenate([first, rest])
    return X[rows], y[rows] - 5


def pretrained(seed: int) -> Weights:
    """Layers 1 to 3 after three epochs on images of 0 to 4, drawn from the seed: about two seconds.

    Weight decay keeps the features small, so that a new layer behind them begins with scores near 0.
    """
    rng = np.random.default_rng([seed, BEFORE])
    X, y = scattered(rng, 2 * BEFORE + 500)
    rows = np.flatnonzero(y < 5)[:BEFORE]
    x, labels = torch.tensor(X[rows]), torch.tensor(y[rows])
    weights = {name: torch.tensor(array).requires_grad_() for name, array in first_weights(rng).items()}
    step = by_gradient(loss, weights, torch.optim.AdamW(weights.values(), lr=0.004, weight_decay=0.05))
    with threads_for(RECIPE.parameters):
        for batch in batch_order(rng, rows=BEFORE, batch_size=50, epochs=3).reshape(-1, 50):
            step(x[batch], labels[batch])
    return {name: tensor.detach().numpy() for name, tensor in weights.items() if name not in ("W4", "b4")}


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = max_pool2d(torch.relu(conv(weights, 1, x)), 2)  # (B, 1, 14, 14) -> (B, 8, 12, 12) -> (B, 8, 6, 6)
    a = max_pool2d(torch.relu(conv(weights, 2, a, padding=1)), 2)  # (B, 16, 6, 6) -> (B, 16, 3, 3)
    a = torch.relu(matrix(weights, 3, a.flatten(1)))  # (B, 144) -> (B, 64)
    return matrix(weights, 4, a)  # (B, 5)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    """Adam on everything, or, where `frozen` is 1, on the two dense layers alone."""
    kept = FILTERS if settings["frozen"] else ()
    learnt = {name: tensor for name, tensor in weights.items() if name not in kept}
    return by_gradient(loss, weights, adam(learnt, settings))
