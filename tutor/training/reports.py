"""What an experiment reported, read with suspicion: the values come out of a learner's functions.

docs/experiments.md says what a report carries.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

import numpy as np

from tutor.training.arrays import Array, Weights


@dataclass(frozen=True)
class CurvePoint:
    """The learner's curve after `step` updates. `loss` may be NaN or infinite."""

    step: int
    loss: float
    metric: float | None = None


@dataclass
class Stream:
    """All reports of one experiment, in order."""

    points: list[CurvePoint] = field(default_factory=list)
    first_weights: dict[str, Any] | None = None
    unreadable: tuple[int, str] | None = None
    """(step, what came instead) of the first loss that is not one number."""

    def last_step(self) -> int:
        return self.points[-1].step if self.points else -1

    def first_not_finite(self) -> int | None:
        """Step of the first NaN or infinite loss."""
        return next((point.step for point in self.points if not np.isfinite(point.loss)), None)


def read_reports(reports: Iterable[object]) -> Stream:
    """Points are taken as long as steps grow; reading ends at a loss that is not one number."""
    stream = Stream()
    for report in reports:
        if not isinstance(report, Mapping) or not _is_step(report.get("step")):
            continue
        step = int(report["step"])
        if step == 1 and isinstance(report.get("weights"), Mapping):
            stream.first_weights = dict(report["weights"])
        if "loss" not in report or step <= stream.last_step():
            continue
        loss = one_number(report["loss"])
        if loss is None:
            stream.unreadable = (step, shown(report["loss"]))
            break
        stream.points.append(CurvePoint(step, loss, one_number(report.get("metric"))))
    return stream


def _is_step(value: object) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool) and int(value) >= 0


def one_number(value: object) -> float | None:
    """A Python or NumPy number, or an array that holds just one; None for anything else."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "fiu":
        return float(value.reshape(()))
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        return float(value)
    except OverflowError:  # a Python integer may be larger than any float
        return math.inf


def shown(value: object) -> str:
    """What a value is, for a sentence: `array (20,)`, `None`, `str`."""
    if isinstance(value, np.ndarray):
        return f"array {value.shape}"
    return "None" if value is None else type(value).__name__


def weights_like(given: Mapping[str, Any], wanted: Weights) -> tuple[Weights, str | None]:
    """The given weights in the wanted shapes, and the name of the first one that is missing or does not fit.

    (1,), (1, 1) and a bare number fit each other; a transposed matrix does not.
    """
    fitted = {}
    for name, like in wanted.items():
        array = _numbers(given.get(name))
        if array is None or _without_ones(array) != _without_ones(like):
            return {}, name
        fitted[name] = array.reshape(like.shape)
    return fitted, None


def _numbers(value: object) -> Array | None:
    try:
        array = np.asarray(value)
    except ValueError:  # a ragged list
        return None
    return array.astype(np.float64) if array.dtype.kind in "fiu" else None


def _without_ones(array: Array) -> tuple[int, ...]:
    return tuple(length for length in array.shape if length != 1)
