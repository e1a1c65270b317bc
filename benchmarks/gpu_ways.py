"""The ways of `gpu.py`: each trains a recipe's setup on a device and returns its seconds and the weights at the end.

All begin with the same weights and learn from the same batches in the same order. What is done once, such as compiling
or capturing a graph, is not counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import rivals
import torch
from torch import Tensor

from tutor.training.chunks import Chunks
from tutor.training.descent import Descent, adam, by_gradient
from tutor.training.device import threads_for
from tutor.training.recipe import Program
from tutor.training.run import Model
from tutor.training.setup import Setup
from tutor.training.together import Ensemble

NETWORKS = 16
"""Trained at once in the rows that train several."""
WITH_MODULE = ("churn-ann", "digits-ann", "lenet5")


@dataclass(frozen=True)
class Way:
    train: Callable[[], rivals.Outcome]
    same: float = 0.05
    """Relative difference of the end loss to that of `loader` that rounding explains."""
    networks: int = 1


def ways(name: str, program: Program, setup: Setup, device: torch.device) -> dict[str, Way]:
    """Those that the device and the rows allow: graphs and bf16 need CUDA, channels last needs images."""
    plain = with_autograd(program, program.loss)
    every = {
        "loader": Way(lambda: loader(name, program, setup, device)),
        "loop": Way(lambda: looped(plain, setup, device)),
        "seeds at once": Way(lambda: at_once(plain, setup, device, graph=False), networks=NETWORKS),
    }
    if device.type == "cuda":
        halved = with_autograd(program, in_bf16(program.loss))
        compiled = with_autograd(program, torch.compile(program.loss, dynamic=False))
        every |= {
            "loop bf16": Way(lambda: looped(halved, setup, device), same=0.2),  # bf16 keeps eight bits
            "graph": Way(lambda: in_a_graph(plain, setup, device)),
            "graph bf16": Way(lambda: in_a_graph(halved, setup, device), same=0.2),
            "graph compiled": Way(lambda: in_a_graph(compiled, setup, device)),
            "seeds in a graph": Way(lambda: at_once(plain, setup, device, graph=True), networks=NETWORKS),
        }
        if setup.X.ndim == 4:
            every |= {
                "graph, channels last": Way(lambda: in_a_graph(plain, setup, device, channels_last=True)),
                "graph bf16, channels last": Way(
                    lambda: in_a_graph(halved, setup, device, channels_last=True), same=0.2
                ),
            }
    return every


def loader(name: str, program: Program, setup: Setup, device: torch.device) -> rivals.Outcome:
    if name in WITH_MODULE:
        return rivals.loader(name, setup, str(device))
    return rivals.loader_of_functions(program, setup, str(device))


def looped(program: Program, setup: Setup, device: torch.device) -> rivals.Outcome:
    model = Model(program, setup, device)
    seconds = timed(setup, device, lambda epoch: model.loop(epoch).tolist())
    return seconds, model.weights_now()


def in_a_graph(
    program: Program, setup: Setup, device: torch.device, channels_last: bool = False
) -> rivals.Outcome:
    model = Model(program, setup, device)
    if channels_last:
        for tensor in model.weights.values():
            if tensor.ndim == 4:
                tensor.data = tensor.data.contiguous(memory_format=torch.channels_last)
    assert isinstance(model.update, Descent)
    chunks = Chunks(model.step, model.order, model.update)
    chunks.capture()
    seconds = timed(setup, device, lambda epoch: chunks.epoch(epoch).tolist())
    return seconds, model.weights_now()


def at_once(program: Program, setup: Setup, device: torch.device, graph: bool) -> rivals.Outcome:
    """NETWORKS times the same network, each with rows and batches of its own memory; the weights of the first."""
    ensemble = Ensemble(program, [setup] * NETWORKS, device)
    if not graph:
        ensemble.chunks = None
    seconds = timed(setup, device, ensemble.train_epoch)
    return seconds, {name: tensor[0].detach().cpu().numpy() for name, tensor in ensemble.weights.items()}


def timed(setup: Setup, device: torch.device, train_epoch: Callable[[int], object]) -> float:
    settle(device)
    started = time.perf_counter()
    with threads_for(setup.parameters):
        for epoch in range(setup.epochs):
            train_epoch(epoch)
    settle(device)
    return time.perf_counter() - started


def settle(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def with_autograd(program: Program, loss: Any) -> Program:
    """The program with this loss and the plain step of Adam, also where the recipe's is written out by hand."""

    def learner(weights: Any, settings: dict[str, float]) -> Any:
        return by_gradient(loss, weights, adam(weights, settings))

    return cast(Program, SimpleNamespace(loss=program.loss, metric=program.metric, learner=learner))


def in_bf16(loss: Any) -> Any:
    """Matrix products and convolutions in bf16; weights and Adam stay as they are."""

    def halved(weights: Any, x: Tensor, y: Tensor) -> Tensor:
        with torch.autocast("cuda", torch.bfloat16, cache_enabled=False):  # a cache would outlive the graph
            value: Tensor = loss(weights, x, y)
        return value

    return halved
