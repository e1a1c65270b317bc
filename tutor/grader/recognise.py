"""How a wrong result relates to the right one, when no known mistake explains it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tutor.grader.comparison import Array, is_numeric

NEAR = 1e-6


@dataclass(frozen=True)
class Relation:
    """`text` names the sentence, [grader.relation.TEXT] of the texts."""

    text: str
    fields: dict[str, Any] = field(default_factory=dict)


def relation(got: object, want: object) -> Relation | None:
    """The simplest relation that holds between two results of numbers, if any does."""
    if not is_numeric(got) or not is_numeric(want) or not np.size(want):  # type: ignore[arg-type]
        return None
    given, wanted = np.asarray(got, dtype=complex), np.asarray(want, dtype=complex)
    if not (np.isfinite(given).all() and np.isfinite(wanted).all()):
        return None
    if given.shape != wanted.shape:
        return _across_shapes(given, wanted)
    return _same_shape(given, wanted)


def _across_shapes(given: Array, wanted: Array) -> Relation | None:
    if given.ndim == 2 and given.T.shape == wanted.shape and _near(given.T, wanted):
        return Relation("transposed")
    if given.size == wanted.size and _near(given.reshape(wanted.shape), wanted):
        return Relation("reshaped")
    return None


def _same_shape(given: Array, wanted: Array) -> Relation | None:
    square = given.ndim == 2 and given.shape[0] == given.shape[1]
    if _near(given, -wanted):
        return Relation("sign")
    if square and _near(given.T, wanted):
        return Relation("transposed")
    return _factor(given, wanted) or _offset(given, wanted) or _partly(given, wanted)


def _factor(given: Array, wanted: Array) -> Relation | None:
    """got = c · want, with one c that is neither 0 nor 1."""
    norm = float(np.vdot(wanted, wanted).real)
    if norm == 0:
        return None
    factor = complex(np.vdot(wanted, given)) / norm
    if abs(factor) < NEAR or abs(factor.imag) > NEAR * abs(factor) or not _near(given, factor * wanted):
        return None
    return Relation("factor", {"factor": f"{factor.real:.3g}"})


def _offset(given: Array, wanted: Array) -> Relation | None:
    """got = want + c; a single number is always off by something, which says nothing."""
    difference = given - wanted
    if given.size < 2 or not _near(difference, np.full(difference.shape, difference.flat[0])):
        return None
    return Relation("offset", {"offset": f"{difference.flat[0].real:+.3g}"})


def _partly(given: Array, wanted: Array) -> Relation | None:
    if given.ndim and len(given) > 2 and _near(given[:-1], wanted[:-1]):
        return Relation("last_row")
    if given.size > 1 and _near(np.abs(given), np.abs(wanted)):
        return Relation("some_signs")
    return None


def _near(given: Array, wanted: Array) -> bool:
    """Equal in norm to six digits."""
    return bool(np.linalg.norm(given - wanted) <= NEAR * np.linalg.norm(wanted))
