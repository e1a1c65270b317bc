"""Many steps in one CUDA graph: a GPU does the arithmetic of a small step faster than a CPU can ask for it.

Everything that a step needs stays on the device, the number of the step too, so that the host launches one graph for
CHUNK steps. What the graph holds is `Chunks.body`; run without a graph it gives the same weights on any device.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.optim import SGD

from tutor.training.descent import Descent, Step

CHUNK = 64
WARM_UP = 3
"""Steps outside the graph before it is captured, as CUDA's libraries need; they are undone."""


def fits(step: Step, device: torch.device) -> bool:
    """Can a CUDA graph hold this step: on a GPU, nothing but tensors, an optimizer that never asks the host?"""
    if device.type != "cuda" or not isinstance(step, Descent):
        return False
    optimizer = step.optimizer
    return isinstance(optimizer, SGD) or all(group.get("capturable") for group in optimizer.param_groups)


class Chunks:
    """Runs a step on the batches of order (epochs, steps, B), rows of x (n, ...) and y (n, ...), CHUNK at a time."""

    def __init__(self, step: Descent, x: Tensor, y: Tensor, order: Tensor) -> None:
        self.step, self.x, self.y = step, x, y
        self.steps = order.shape[1]
        self.order = order.flatten(0, 1)  # (epochs · steps, B)
        self.at = torch.zeros(1, dtype=torch.int64, device=x.device)
        self.losses = torch.zeros(len(self.order), dtype=torch.float64, device=x.device)
        self.launch: Callable[[], None] = self.body

    def one(self) -> None:
        """The next step, with no word from the host."""
        rows = self.order.index_select(0, self.at)[0]  # (B,)
        value = self.step(self.x.index_select(0, rows), self.y.index_select(0, rows))
        self.losses.index_copy_(0, self.at, value.reshape(1).double())
        self.at.add_(1)

    def body(self) -> None:
        for _ in range(CHUNK):
            self.one()

    def epoch(self, index: int) -> Tensor:
        """The losses (steps,) of one epoch, done in chunks and what is left over step by step."""
        self.at.fill_(index * self.steps)
        for _ in range(self.steps // CHUNK):
            self.launch()
        for _ in range(self.steps % CHUNK):
            self.one()
        return self.losses[index * self.steps : (index + 1) * self.steps]

    def capture(self) -> None:
        """Put the body into a CUDA graph, to be launched from now on."""
        stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            self.warm_up()
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self.body()
        self.launch = graph.replay

    def warm_up(self) -> None:
        """A few steps, and back to the weights and the optimizer's state from before them."""
        optimizer = self.step.optimizer
        weights = {name: tensor.detach().clone() for name, tensor in self.step.weights.items()}
        states = {
            key: {name: clone(value) for name, value in held.items()} for key, held in optimizer.state.items()
        }
        self.at.zero_()
        for _ in range(WARM_UP):
            self.one()
        optimizer.zero_grad()
        with torch.no_grad():
            for name, tensor in self.step.weights.items():
                tensor.copy_(weights[name])
            for key, held in optimizer.state.items():
                for name, value in held.items():
                    # In place, for the graph knows it by its address; at first it is 0.
                    if isinstance(value, Tensor):
                        value.copy_(states.get(key, {}).get(name, torch.zeros_like(value)))


def clone(value: Any) -> Any:
    return value.clone() if isinstance(value, Tensor) else value
