"""LeNet-5 as the course builds it, on 28×28 digits padded to 32×32: tanh, average pooling, 61,706 weights.

LeCun, Bottou, Bengio and Haffner (Gradient-based learning applied to document recognition, 1998) have 60,000: their
C3 sees only some of the six maps, their pooling layers learn a factor and a bias, their output compares with drawn
digits. What is left out here, everybody leaves out today. C5 is a layer of 5×5 filters on 5×5 maps: a dense layer.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, cross_entropy

from tutor.training.arrays import batch_order
from tutor.training.convolution import conv, filter_layer, matrix
from tutor.training.data.digits import SIDE, make_digits
from tutor.training.dense import class_accuracy, glorot_layers
from tutor.training.descent import Step, TensorWeights, adam, by_gradient
from tutor.training.recipe import Recipe
from tutor.training.setup import Setup

RECIPE = Recipe(
    id="lenet5",
    unit="v47",
    title={"hi": "LeNet-5", "en": "LeNet-5"},
    task="digits (synthetic)",
    model="6-16 filters 5×5, 400-120-84-10",
    parameters=61706,
    metric="accuracy",
    epochs=5,
    seconds_cpu=12.0,
    target=0.945,
)
TRAINING, HELD_OUT = 8000, 2000


def setup(seed: int) -> Setup:
    rng = np.random.default_rng(seed)
    X, y = make_digits(rng, TRAINING + HELD_OUT)
    X = np.pad(X.reshape(-1, 1, SIDE, SIDE), [(0, 0), (0, 0), (2, 2), (2, 2)])  # (n, 1, 32, 32)
    weights = filter_layer(rng, 1, 6, 1, 5, np.float32) | filter_layer(rng, 2, 16, 6, 5, np.float32)
    weights |= glorot_layers(rng, (400, 120, 84, 10), np.float32, first=3)
    return Setup(
        *(X[:TRAINING], y[:TRAINING], X[TRAINING:], y[TRAINING:]),
        batches=batch_order(rng, rows=TRAINING, batch_size=64, epochs=RECIPE.epochs),  # (5, 125, 64)
        weights=weights,
        settings={"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    )


def score(weights: TensorWeights, x: Tensor) -> Tensor:
    a = torch.tanh(conv(weights, 1, x))  # C1: (B, 1, 32, 32) -> (B, 6, 28, 28)
    a = avg_pool2d(a, 2)  # S2: (B, 6, 14, 14)
    a = torch.tanh(conv(weights, 2, a))  # C3: (B, 16, 10, 10)
    a = avg_pool2d(a, 2).flatten(1)  # S4: (B, 16, 5, 5) -> (B, 400)
    a = torch.tanh(matrix(weights, 3, a))  # C5: (B, 120)
    a = torch.tanh(matrix(weights, 4, a))  # F6: (B, 84)
    return matrix(weights, 5, a)  # (B, 10)


def loss(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of softmax(score) with the label, mean over the rows."""
    return cross_entropy(score(weights, x), y)


def metric(weights: TensorWeights, x: Tensor, y: Tensor) -> Tensor:
    return class_accuracy(score(weights, x), y)


def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
    return by_gradient(loss, weights, adam(weights, settings))
