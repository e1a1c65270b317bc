"""Train a recipe's reference: data on the device once, batches by row number, one look back per epoch."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from tutor.training import catalog
from tutor.training.arrays import Array, Weights
from tutor.training.by_hand import DenseByHand, faster
from tutor.training.checkpoint import Checkpoint
from tutor.training.chunks import Chunks, captured
from tutor.training.curves import Point, cause_of_nan
from tutor.training.device import choose, threads_for
from tutor.training.errors import Stop, TrainingError
from tutor.training.recipe import Program, Recipe
from tutor.training.setup import ReferenceStart, Setup

OnEpoch = Callable[[Point], None]


def ignore(point: Point) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class History:
    """One run. `points[0]` is measured before any step, `points[e]` after epoch e."""

    points: tuple[Point, ...]
    steps: int
    seconds: float
    device: str
    stopped: bool = False
    """An `on_epoch` callback raised Stop before the last epoch."""

    @property
    def final(self) -> float:
        """The metric at the end."""
        return self.points[-1].metric


def train(recipe: Recipe, device: str = "auto", seed: int = 0, on_epoch: OnEpoch = ignore) -> History:
    """Train the reference from `setup(seed)`; on a CPU the same seed gives the same History, seconds apart.

    `on_epoch` gets every Point as it is measured, the one before training first; it may raise Stop.
    Raises TrainingError: "unknown_device", "absent_device", "training_not_finite" (step=, cause=).
    """
    program = catalog.load(recipe)
    return run(program, program.setup(seed), choose(device), on_epoch)


def run(
    program: Program,
    setup: Setup,
    device: torch.device,
    on_epoch: OnEpoch = ignore,
    checkpoint: Checkpoint | None = None,
) -> History:
    """As `train`, from a Setup at hand. With a checkpoint, the run can be broken off and go on later.

    Raises TrainingError("out_of_memory", device=, batch=, smaller=) too.
    """
    began = time.perf_counter()
    points: list[Point] = []
    with threads_for(setup.parameters), memory_for(setup, device):
        model = Model(program, setup, device)
        if checkpoint:
            points = checkpoint.restore(model)
        try:
            for epoch in range(len(points), setup.epochs + 1):
                if epoch:
                    model.train_epoch(epoch - 1)
                points.append(model.measure(epoch))
                if checkpoint:
                    checkpoint.keep(model, points)
                on_epoch(points[-1])
        except Stop:
            pass
    if checkpoint and len(points) > setup.epochs:
        checkpoint.done()
    seconds = time.perf_counter() - began
    return History(tuple(points), points[-1].step, seconds, str(device), stopped=len(points) <= setup.epochs)


@contextmanager
def memory_for(setup: Setup, device: torch.device) -> Iterator[None]:
    """A device whose memory is full is told in words, with a batch size that needs less."""
    try:
        yield
    # torch.OutOfMemoryError on a GPU; plain ones, told by their text, elsewhere
    except RuntimeError as error:
        if not any(phrase in str(error).lower() for phrase in ("out of memory", "allocate memory")):
            raise
        smaller = max(1, setup.batch_size // 2)
        raise TrainingError(
            "out_of_memory", device=str(device), batch=setup.batch_size, smaller=smaller
        ) from error


def begin(program: Program, setup: Setup, device: torch.device) -> ReferenceStart:
    """The reference before its first step and after it: what a learner's first step is held against."""
    with threads_for(1):
        model = Model(program, setup, device)
        before = model.measure(0)
        model.step(model.order[0, 0])
    return ReferenceStart(setup, before.loss, model.weights_now())


class Model:
    """A recipe's program with its data and weights on a device."""

    def __init__(self, program: Program, setup: Setup, device: torch.device) -> None:
        self.program, self.setup = program, setup
        self.x, self.y = on_device(setup.X, device), on_device(setup.y, device)
        self.x_val, self.y_val = on_device(setup.X_val, device), on_device(setup.y_val, device)
        self.order = on_device(setup.batches, device)  # (epochs, steps, B)
        initial = {name: on_device(array, device) for name, array in setup.weights.items()}
        self.weights = {name: tensor.requires_grad_() for name, tensor in initial.items()}
        self.update = faster(program.learner(self.weights, setup.settings))
        self.epoch_losses: list[float] = []

    def step(self, rows: Tensor) -> Tensor:
        """One update from the rows (B,) of the training data; the loss before it."""
        return self.update(self.x[rows], self.y[rows])

    def train_epoch(self, index: int) -> None:
        """All steps of one epoch. The losses come back from the device once, so that no step waits for it."""
        losses: list[float] = self._losses_of_epoch(index).tolist()
        for offset, loss in enumerate(losses):
            if not math.isfinite(loss):
                raise self._not_finite(index, offset, self.epoch_losses + losses[:offset])
        self.epoch_losses.append(sum(losses) / len(losses))

    def _losses_of_epoch(self, index: int) -> Tensor:
        """(steps,)"""
        return self.chunks.epoch(index) if self.chunks else self.loop(index)

    def loop(self, index: int) -> Tensor:
        """The plain way: the rows of an epoch are gathered at once, every step takes a slice. Losses (steps,)."""
        rows = self.order[index]  # (steps, B)
        x, y = self.x[rows], self.y[rows]
        if isinstance(self.update, DenseByHand):
            return self.update.many(x, y)
        return torch.stack([self.update(*batch) for batch in zip(x, y, strict=True)])

    @cached_property
    def chunks(self) -> Chunks | None:
        """The other way, on a GPU whose graphs hold the step. They know the optimizer's state by its address: it must
        have been restored before."""
        return captured(self.step, self.order, self.update)

    def _not_finite(self, index: int, offset: int, before: list[float]) -> TrainingError:
        step = index * self.setup.steps_per_epoch + offset
        cause = cause_of_nan(before, self.setup.X[self.setup.batches[index, offset]])
        return TrainingError("training_not_finite", step=step, cause=cause)

    @torch.no_grad()
    def measure(self, epoch: int) -> Point:
        """Loss and metric on the held-out rows."""
        loss = self.program.loss(self.weights, self.x_val, self.y_val).item()
        metric = self.program.metric(self.weights, self.x_val, self.y_val).item()
        return Point(epoch, epoch * self.setup.steps_per_epoch, loss, metric)

    def weights_now(self) -> Weights:
        """Copies, on the CPU."""
        return {name: tensor.detach().cpu().numpy().copy() for name, tensor in self.weights.items()}


def on_device(array: Array, device: torch.device) -> Tensor:
    """A copy on the device. Apple's GPUs know no float64: there, and only there, it becomes float32."""
    tensor = torch.tensor(array)
    if device.type == "mps" and tensor.dtype == torch.float64:
        tensor = tensor.float()
    return tensor.to(device)
