"""Many steps in one CUDA graph: a GPU does the arithmetic of a small step faster than a CPU can ask for it.

Everything that a step needs stays on the device, the number of the step too, so that the host launches one graph for
a chunk of steps. What the graph holds is `Chunks.body`; run without a graph it gives the same weights on any device.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, TypeGuard

import torch
from torch import Tensor
from torch.optim import SGD

from tutor.training.descent import Descent, Step

RowsStep = Callable[[Tensor], Tensor]
"""step(rows): one update from the rows (..., B) of the data, the loss before it (...): a number, or one a network."""
LONGEST = 16
"""Steps in one graph, at most: with more of them none is faster, and capturing takes longer (benchmarks/README.md)."""
WARM_UP = 3
"""Steps outside the graph before it is captured, as CUDA's libraries need; they are undone."""


def captured(step: RowsStep, order: Tensor, update: Step) -> Chunks | None:
    """The steps of `Chunks` as a graph; None where the device has none, or none that holds them."""
    if not fits(update, order.device):
        return None
    chunks = Chunks(step, order, update)
    try:
        chunks.capture()
    except torch.OutOfMemoryError:
        raise
    except RuntimeError:
        return None
    return chunks


def fits(update: Step, device: torch.device) -> TypeGuard[Descent]:
    """Could a CUDA graph hold this update: on a GPU, with an optimizer that never asks the host?"""
    if device.type != "cuda" or not isinstance(update, Descent):
        return False
    optimizer = update.optimizer
    return isinstance(optimizer, SGD) or all(group.get("capturable") for group in optimizer.param_groups)


class Chunks:
    """Runs a step, which moves the weights of `descent`, on the batches of order (epochs, steps, ..., B)."""

    def __init__(self, step: RowsStep, order: Tensor, descent: Descent) -> None:
        self.step, self.descent = step, descent
        self.steps = order.shape[1]
        self.size = max(size for size in range(1, LONGEST + 1) if self.steps % size == 0)
        self.order = order.flatten(0, 1)  # (epochs · steps, ..., B)
        self.at = torch.zeros(1, dtype=torch.int64, device=order.device)
        self.losses = torch.zeros(self.order.shape[:-1], dtype=torch.float64, device=order.device)
        self.graph: torch.cuda.CUDAGraph | None = None

    def one(self) -> None:
        """The next step, with no word from the host."""
        value = self.step(self.order.index_select(0, self.at)[0])
        self.losses.index_copy_(0, self.at, value[None].double())
        self.at.add_(1)

    def body(self) -> None:
        for _ in range(self.size):
            self.one()

    def epoch(self, index: int) -> Tensor:
        """The losses (steps, ...) of one epoch."""
        self.at.fill_(index * self.steps)
        for _ in range(self.steps // self.size):
            self.graph.replay() if self.graph else self.body()
        return self.losses[index * self.steps : (index + 1) * self.steps]

    def capture(self) -> None:
        """Put the body into a CUDA graph, to be launched from now on."""
        gc.collect()  # a graph that nobody uses any more cannot be freed while this one is captured
        stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            self.warm_up()
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self.body()
        self.graph = graph

    def warm_up(self) -> None:
        """A few steps, and back to the weights and the optimizer's state from before them."""
        optimizer = self.descent.optimizer
        weights = {name: tensor.detach().clone() for name, tensor in self.descent.weights.items()}
        states = {
            key: {name: clone(value) for name, value in held.items()} for key, held in optimizer.state.items()
        }
        for _ in range(WARM_UP):
            self.at.zero_()
            self.one()
        optimizer.zero_grad()
        with torch.no_grad():
            for name, tensor in self.descent.weights.items():
                tensor.copy_(weights[name])
            for key, held in optimizer.state.items():
                for name, value in held.items():
                    # In place, for the graph knows it by its address; at first it is 0.
                    if isinstance(value, Tensor):
                        value.copy_(states.get(key, {}).get(name, torch.zeros_like(value)))


def clone(value: Any) -> Any:
    return value.clone() if isinstance(value, Tensor) else value
