"""Many seeds of one recipe at once: the weights of all runs side by side, one batched matrix product for all.

Each run keeps its own data, weights and batches, and its arithmetic is that of the run alone: the losses are added,
so that each network gets the gradient of its own, and SGD and Adam treat every number by itself. What is saved is the
host's work between small kernels. Ten seeds at once against one after the other, on one CPU core: xor-mlp 3.7 times as
fast, adding-gru 2.6, deep-relu 1.3, digits-ann (100,000 parameters) 1.2 for ten times the memory; what `by_hand` can do
is faster alone. On a GPU, benchmarks/gpu.py tells.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from tutor.training.arrays import Array
from tutor.training.by_hand import DenseByHand, faster
from tutor.training.chunks import captured
from tutor.training.curves import Point, cause_of_nan
from tutor.training.descent import Descent
from tutor.training.device import threads_for
from tutor.training.errors import TrainingError
from tutor.training.recipe import Program
from tutor.training.run import History, OnEpoch, ignore, memory_for, on_device, run
from tutor.training.setup import Setup

WORTH_IT = 60_000
"""Parameters of one network up to which it is faster."""


def allowed(program: Program, setups: Sequence[Setup], device: torch.device) -> bool:
    """Whether these runs can be trained at once, and are better so."""
    first = setups[0]
    if first.parameters > WORTH_IT and device.type == "cpu":
        return False
    weights = {name: on_device(array, device) for name, array in first.weights.items()}
    alike = all(setup.settings == first.settings for setup in setups)
    step = program.learner(weights, first.settings)
    return alike and isinstance(step, Descent) and not isinstance(faster(step), DenseByHand)


class Ensemble:
    """The runs of several setups of one shape, which must be `allowed`."""

    def __init__(
        self, program: Program, setups: Sequence[Setup], device: torch.device, on_epoch: OnEpoch = ignore
    ) -> None:
        self.setups, self.on_epoch, first = setups, on_epoch, setups[0]

        def stacked(arrays: Sequence[Array]) -> Tensor:
            return on_device(np.stack(arrays), device)  # (K, ...)

        self.x, self.y = stacked([one.X for one in setups]), stacked([one.y for one in setups])
        self.x_val, self.y_val = (
            stacked([one.X_val for one in setups]),
            stacked([one.y_val for one in setups]),
        )
        self.order = stacked([one.batches for one in setups]).permute(1, 2, 0, 3)  # (epochs, steps, K, B)
        self.weights = {
            name: stacked([one.weights[name] for one in setups]).requires_grad_() for name in first.weights
        }
        step = program.learner(self.weights, first.settings)
        assert isinstance(step, Descent)
        self.optimizer = step.optimizer
        self.batch_losses = torch.func.vmap(step.loss)
        self.losses, self.metrics = torch.func.vmap(program.loss), torch.func.vmap(program.metric)
        self.network = torch.arange(len(setups), device=device)[:, None]
        self.points: list[list[Point]] = [[] for _ in setups]
        self.chunks = captured(self._step, self.order, step)

    def train(self) -> list[list[Point]]:
        """Each run's points, the one before training first. Raises TrainingError("training_not_finite")."""
        self._measure(0)
        for epoch in range(len(self.order)):
            self.train_epoch(epoch)
            self._measure(epoch + 1)
        return self.points

    def train_epoch(self, index: int) -> None:
        """All steps of one epoch, of every run."""
        self._check(index, self.chunks.epoch(index) if self.chunks else self._loop(index))

    def _loop(self, index: int) -> Tensor:
        """(steps, K)"""
        return torch.stack([self._step(rows) for rows in self.order[index]])

    def _step(self, rows: Tensor) -> Tensor:
        """One update of every run from its own rows (K, B); the losses (K,) before it."""
        self.optimizer.zero_grad()
        losses = self.batch_losses(self.weights, self.x[self.network, rows], self.y[self.network, rows])
        losses.sum().backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        return losses.detach()

    def _check(self, epoch: int, told: Tensor) -> None:
        """`told` (steps, K): the first loss that is no number ends all runs."""
        bad = torch.nonzero(~torch.isfinite(told))
        if len(bad):
            step, run = bad[0].tolist()
            before = [point.loss for point in self.points[run]] + told[:step, run].tolist()
            setup = self.setups[run]
            cause = cause_of_nan(before, setup.X[setup.batches[epoch, step]])
            raise TrainingError("training_not_finite", step=epoch * setup.steps_per_epoch + step, cause=cause)

    @torch.no_grad()
    def _measure(self, epoch: int) -> None:
        steps = epoch * self.setups[0].steps_per_epoch
        losses, metrics = (
            of(self.weights, self.x_val, self.y_val).tolist() for of in (self.losses, self.metrics)
        )
        for points, loss, metric in zip(self.points, losses, metrics, strict=True):
            points.append(Point(epoch, steps, loss, metric))
            self.on_epoch(points[-1])


def train_all(
    program: Program, setups: Sequence[Setup], device: torch.device, on_epoch: OnEpoch = ignore
) -> list[History]:
    """One History for each setup: at once where they may and the memory is enough for all, else one by one.

    `on_epoch` gets every point of every run. Raises as `run.run` does.
    """
    if len(setups) > 1 and allowed(program, setups, device):
        try:
            return train_together(program, setups, device, on_epoch)
        except TrainingError as error:
            if error.kind != "out_of_memory":
                raise
    return [run(program, setup, device, on_epoch) for setup in setups]


def train_together(
    program: Program, setups: Sequence[Setup], device: torch.device, on_epoch: OnEpoch = ignore
) -> list[History]:
    """As `train_all`, at once. The seconds of each are its share of the time of all."""
    began = time.perf_counter()
    with threads_for(setups[0].parameters), memory_for(setups[0], device):
        runs = Ensemble(program, setups, device, on_epoch).train()
    seconds = (time.perf_counter() - began) / len(setups)
    return [History(tuple(points), points[-1].step, seconds, str(device)) for points in runs]
