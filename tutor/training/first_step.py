"""Is a learner's first update the reference's, and if not, what kind of mistake makes such a difference?"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, degrees

import numpy as np

from tutor.training.arrays import Array, Weights
from tutor.training.sentence import Sentence

SAME = 1e-4
"""Relative difference of two updates that count as one and the same."""
SAME_SINGLE = 1e-3
"""The same for float32 weights: Adam's first step divides by the gradient's own size, rounding and all."""
PARALLEL = 1 - 1e-6
"""Cosine from which two updates point the same way."""
STILL = 1e-9
"""An update this much shorter than the reference's is none at all."""


@dataclass(frozen=True)
class Update:
    """The first step of one program, w₁ − w₀ by name."""

    deltas: Weights
    same: float = SAME

    @classmethod
    def between(cls, before: Weights, after: Weights) -> Update:
        single = any(weight.dtype == np.float32 for weight in before.values())
        deltas = {name: np.asarray(after[name], dtype=np.float64) - before[name] for name in before}
        return cls(deltas, SAME_SINGLE if single else SAME)

    @property
    def flat(self) -> Array:
        return np.concatenate([delta.ravel() for delta in self.deltas.values()])

    def norm(self, name: str | None = None) -> float:
        """‖Δw‖ of one of the weights, or of all of them."""
        return float(np.linalg.norm(self.flat if name is None else self.deltas[name]))


def differing(mine: Update, reference: Update) -> list[str]:
    """Names of the weights whose update is not the reference's."""
    return [
        name
        for name, delta in mine.deltas.items()
        if not _same(delta, reference.deltas[name], reference.same)
    ]


def _same(mine: Array, reference: Array, tolerance: float) -> bool:
    scale = max(float(np.linalg.norm(reference)), 1e-12)
    return float(np.linalg.norm(mine - reference)) <= tolerance * scale  # NaN is not the same


def explain(mine: Update, reference: Update, batch_size: int) -> Sentence | None:
    """None where all updates agree, else what the difference looks like. `reference` moves and is finite."""
    wrong = differing(mine, reference)
    if not wrong:
        return None
    if not np.isfinite(mine.flat).all():
        return Sentence("update_not_finite", {"names": ", ".join(wrong)})
    if mine.norm() <= STILL * reference.norm():
        return Sentence("update_still")
    if len(wrong) < len(mine.deltas):
        still = all(mine.norm(name) <= STILL * reference.norm() for name in wrong)
        return Sentence("update_some_still" if still else "update_some", {"names": ", ".join(wrong)})
    return _whole(mine, reference, batch_size)


def _whole(mine: Update, reference: Update, batch_size: int) -> Sentence:
    """All weights differ: the same arrow with another length, the opposite one, or another direction."""
    ratio = mine.norm() / reference.norm()
    cosine = float(mine.flat @ reference.flat) / (mine.norm() * reference.norm())
    fields: dict[str, object] = {"ratio": ratio, "batch": batch_size}
    if cosine > PARALLEL:
        if batch_size > 1 and _about(ratio, batch_size):
            return Sentence("update_summed", fields)
        if batch_size > 1 and _about(ratio, 1 / batch_size):
            return Sentence("update_divided_twice", fields)
        return Sentence("update_longer" if ratio > 1 else "update_shorter", fields)
    if cosine < -PARALLEL:
        return Sentence("update_reversed" if _about(ratio, 1) else "update_reversed_scaled", fields)
    return Sentence("update_turned", {"ratio": ratio, "angle": degrees(acos(max(-1.0, min(1.0, cosine))))})


def _about(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= 1e-3 * wanted
