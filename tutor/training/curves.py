"""One point of a curve, and why a curve may end in no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tutor.training.arrays import Array

NanCause = Literal["data", "diverged", "formula"]
GROWN = 10.0
"""A loss this many times its smallest value was on its way to infinity."""


@dataclass(frozen=True)
class Point:
    """Measured on the held-out rows after `step` updates, which is the end of `epoch`."""

    epoch: int
    step: int
    loss: float
    metric: float


def cause_of_nan(losses: Sequence[float], inputs: Array | None = None) -> NanCause:
    """The likely reason for a loss that is NaN or infinite, from what came before it.

    "data": the inputs hold such values themselves; "diverged": the loss had been growing, so the steps are
    too long or go uphill; "formula": it came out of the blue, so a logarithm or a division met zero.
    """
    if inputs is not None and not np.isfinite(inputs).all():
        return "data"
    finite = [loss for loss in losses if np.isfinite(loss)]
    return "diverged" if finite and finite[-1] > GROWN * max(min(finite), 1e-12) else "formula"
