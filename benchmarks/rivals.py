"""Other ways of training what a recipe trains: from the same weights, on the same batches in the same order.

Each function returns the seconds of its training loop alone and the weights that it ends with, named as the recipe
names them. Imports, compilation and one warm-up of a few batches are not counted.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from tutor.training.arrays import Array, Weights
from tutor.training.device import choose, threads_for
from tutor.training.recipe import Program
from tutor.training.run import Model
from tutor.training.setup import Setup

Outcome = tuple[float, Weights]
WARM_UP = 4
"""Batches."""


def keras_is_here() -> bool:
    return find_spec("tensorflow") is not None and find_spec("keras") is not None


def ours(program: Program, setup: Setup, device: str = "cpu") -> Outcome:
    """The recipe as `tutor train` runs it, without the measuring between the epochs."""
    model = Model(program, setup, choose(device))
    started = time.perf_counter()
    with threads_for(setup.parameters):
        for epoch in range(setup.epochs):
            model.train_epoch(epoch)
    return time.perf_counter() - started, model.weights_now()


def loader(name: str, setup: Setup, device: str = "cpu") -> Outcome:
    """The loop of the tutorials: nn.Module, DataLoader, plain Adam, loss.item() at every step."""
    place = choose(device)
    module = torch_module(name).to(place)
    layers = [layer for layer in module if hasattr(layer, "weight")]
    with torch.no_grad():
        for number, layer in enumerate(layers, start=1):
            W = torch.tensor(setup.weights[f"W{number}"], dtype=torch.float32)
            layer.weight.copy_(W.T if W.ndim == 2 else W)
            layer.bias.copy_(torch.tensor(setup.weights[f"b{number}"]))
    X, y = torch.tensor(setup.X, dtype=torch.float32), torch.tensor(setup.y)
    y = y.float() if y.is_floating_point() else y
    loss_of = binary_loss if name == "churn-ann" else cross_entropy
    optimizer = torch.optim.Adam(module.parameters(), lr=setup.settings["learning_rate"])
    seconds = looped(setup, X, y, lambda x, y: loss_of(module(x), y), optimizer, place)
    weights: Weights = {}
    for number, layer in enumerate(layers, start=1):
        W = layer.weight.detach().cpu().numpy()
        weights[f"W{number}"] = W.T if W.ndim == 2 else W
        weights[f"b{number}"] = layer.bias.detach().cpu().numpy()
    return seconds, weights


def loader_of_functions(program: Program, setup: Setup, device: str = "cpu") -> Outcome:
    """The same loop around a recipe's own loss, which spares it what an nn.Module does around each call."""
    place = choose(device)
    weights = {
        name: torch.tensor(array, device=place).requires_grad_() for name, array in setup.weights.items()
    }
    betas = setup.settings["beta1"], setup.settings["beta2"]
    optimizer = torch.optim.Adam(weights.values(), lr=setup.settings["learning_rate"], betas=betas)
    X, y = torch.tensor(setup.X), torch.tensor(setup.y)
    seconds = looped(setup, X, y, lambda x, y: program.loss(weights, x, y), optimizer, place)
    return seconds, {name: tensor.detach().cpu().numpy() for name, tensor in weights.items()}


def looped(
    setup: Setup,
    X: Tensor,
    y: Tensor,
    loss_of: Callable[[Tensor, Tensor], Tensor],
    optimizer: torch.optim.Optimizer,
    place: torch.device,
) -> float:
    """Seconds of the loop itself, over a DataLoader of the setup's batches; as many threads as ours."""
    from torch.utils.data import DataLoader, TensorDataset

    rows = setup.batches.reshape(-1, setup.batch_size).tolist()
    batches = DataLoader(TensorDataset(X, y), batch_sampler=rows)
    total, started = 0.0, time.perf_counter()
    with threads_for(setup.parameters):
        for x, target in batches:
            optimizer.zero_grad()
            loss = loss_of(x.to(place), target.to(place))
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            total += loss.item()
    return time.perf_counter() - started


def binary_loss(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return binary_cross_entropy_with_logits(z[:, 0], y)


def torch_module(name: str) -> Any:
    from torch import nn

    if name == "churn-ann":
        return nn.Sequential(nn.Linear(11, 11), nn.ReLU(), nn.Linear(11, 11), nn.ReLU(), nn.Linear(11, 1))
    if name == "digits-ann":
        return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    filters = (
        nn.Conv2d(1, 6, 5),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.Tanh(),
        nn.AvgPool2d(2),
    )
    dense = (nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))
    return nn.Sequential(*filters, nn.Flatten(), *dense)


def keras(name: str, setup: Setup, steps_per_execution: int = 1) -> Outcome:
    """The course's Keras code on TensorFlow, verbose=0, without its validation split: the kinder setting.

    All epochs are laid one after another and fitted without shuffling, which gives Keras the same batches, and
    spares it what it does between epochs.
    """
    model = keras_model(name)
    binary = name == "churn-ann"
    model.compile(
        optimizer=_keras().optimizers.Adam(setup.settings["learning_rate"], epsilon=setup.settings["eps"]),
        loss="binary_crossentropy" if binary else "sparse_categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=steps_per_execution,
    )
    rows = setup.batches.reshape(-1)
    X, y = _channels_last(setup.X)[rows], setup.y[rows]
    warm = setup.batch_size * max(WARM_UP, steps_per_execution)
    model.fit(X[:warm], y[:warm], batch_size=setup.batch_size, verbose=0, shuffle=False)
    for variable in model.optimizer.variables:
        if variable.path.split("/")[-1] != "learning_rate":
            variable.assign(np.zeros(variable.shape))
    _put(model, setup.weights)
    started = time.perf_counter()
    model.fit(X, y, batch_size=setup.batch_size, verbose=0, shuffle=False)
    return time.perf_counter() - started, _taken(model)


def _keras() -> Any:
    os.environ["KERAS_BACKEND"] = "tensorflow"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    return keras


def keras_model(name: str) -> Any:
    keras = _keras()
    layers = keras.layers
    if name == "churn-ann":
        hidden = [layers.Dense(11, activation="relu"), layers.Dense(11, activation="relu")]
        return keras.Sequential([keras.Input((11,)), *hidden, layers.Dense(1, activation="sigmoid")])
    if name == "digits-ann":
        dense = [layers.Dense(128, activation="relu"), layers.Dense(10, activation="softmax")]
        return keras.Sequential([keras.Input((784,)), *dense])
    return keras.Sequential(
        [
            keras.Input((32, 32, 1)),
            layers.Conv2D(6, 5, activation="tanh"),
            layers.AveragePooling2D(2),
            layers.Conv2D(16, 5, activation="tanh"),
            layers.AveragePooling2D(2),
            layers.Flatten(),
            layers.Dense(120, activation="tanh"),
            layers.Dense(84, activation="tanh"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def _channels_last(X: Array) -> Array:
    """(n, 1, H, W) -> (n, H, W, 1); other rows stay. float32."""
    return (X.transpose(0, 2, 3, 1) if X.ndim == 4 else X).astype(np.float32)


def _put(model: Any, weights: Weights) -> None:
    for number, layer in enumerate(_with_weights(model), start=1):
        layer.set_weights([_keras_layout(weights, number), weights[f"b{number}"]])


def _keras_layout(weights: Weights, number: int) -> Array:
    """Filters (out, in, kh, kw) -> (kh, kw, in, out). The first matrix behind filters reads its rows channels last."""
    W = weights[f"W{number}"]
    if W.ndim == 4:
        return W.transpose(2, 3, 1, 0)
    return (
        W.reshape(16, 5, 5, -1).transpose(1, 2, 0, 3).reshape(W.shape)
        if _behind_filters(weights, number)
        else W
    )


def _taken(model: Any) -> Weights:
    """The weights of a Keras model in the recipe's layout."""
    weights: Weights = {}
    for number, layer in enumerate(_with_weights(model), start=1):
        W, weights[f"b{number}"] = layer.get_weights()
        weights[f"W{number}"] = W.transpose(3, 2, 0, 1) if W.ndim == 4 else W
        if _behind_filters(weights, number):
            weights[f"W{number}"] = W.reshape(5, 5, 16, -1).transpose(2, 0, 1, 3).reshape(W.shape)
    return weights


def _with_weights(model: Any) -> list[Any]:
    return [layer for layer in model.layers if layer.weights]


def _behind_filters(weights: Weights, number: int) -> bool:
    before = weights.get(f"W{number - 1}")
    return weights[f"W{number}"].ndim == 2 and before is not None and before.ndim == 4
