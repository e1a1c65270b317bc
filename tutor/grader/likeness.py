"""Whether two programs answered alike, and whether a mistake accounts for what a learner's answered."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.grader.comparison import is_numeric
from tutor.grader.program import Call
from tutor.sandbox.errors import Died, Raised
from tutor.sandbox.remote import Handle

SAME = 1e-9
"""Results this near, relative to their norm, are one result in two orders of rounding."""
EXPLAINED = 1e-3
"""A mistake explains a result when it accounts for all but this share of its deviation from the reference."""
WORDS_VARY = {"ZeroDivisionError", "KeyError", "RecursionError"}
"""Exceptions whose words hang on the type of a number or a key; all others are alike only when they say the same."""


def same_answer(one: Call, other: Call) -> bool:
    """Alike in value, in exception or death, and in what they changed."""
    if one.error is not None or other.error is not None:
        return _same_error(one, other)
    return one.mutated == other.mutated and _same_value(one.value, other.value)


def explains(mistake: Call, learner: Call, reference: Call) -> bool:
    """Whether a mistake answers as the learner did where the reference answers otherwise."""
    if learner.error is not None or mistake.error is not None:
        return _same_error(mistake, learner) and not _same_error(mistake, reference)
    if reference.error is None and _same_value(learner.value, reference.value):
        return mistake.mutated == learner.mutated and _same_value(mistake.value, learner.value)
    return _accounts_for(mistake.value, learner.value, reference.value)


def _same_error(one: Call, other: Call) -> bool:
    ours, theirs = one.error, other.error
    if isinstance(ours, Raised) and isinstance(theirs, Raised):
        same_message = ours.message == theirs.message or ours.type_name in WORDS_VARY
        return ours.type_name == theirs.type_name and same_message
    if isinstance(ours, Died) and isinstance(theirs, Died):
        return ours.reason == theirs.reason
    return ours is None and theirs is None


def _same_value(one: object, other: object) -> bool:
    (form, ours), (other_form, theirs) = _flat(one), _flat(other)
    return bool(form == other_form) and _distance(ours, theirs) <= SAME * float(np.linalg.norm(theirs))


def _accounts_for(mistake: object, learner: object, reference: object) -> bool:
    """Nearly all of the learner's deviation is the mistake's; or both have the same strange form.

    A NaN of the learner's is accounted for only by a NaN in the same place.
    """
    (mistake_form, ours), (learner_form, theirs) = _flat(mistake), _flat(learner)
    reference_form, right = _flat(reference)
    if mistake_form != learner_form:
        return False
    deviation = _distance(theirs, right) if learner_form == reference_form else float(np.linalg.norm(theirs))
    distance = _distance(ours, theirs)
    return bool(np.isfinite(distance)) and distance <= EXPLAINED * deviation


def _flat(value: Any) -> tuple[Hashable, NDArray[Any]]:
    """A nested value as its form (types, shapes, kinds of dtype, strings) and all of its numbers in a row."""
    numbers: list[NDArray[Any]] = []
    form = _form(value, numbers)
    return form, np.concatenate(numbers) if numbers else np.empty(0)


def _form(value: Any, numbers: list[NDArray[Any]]) -> Hashable:
    if is_numeric(value):
        array = np.asarray(value)
        numbers.append(array.astype(complex if array.dtype.kind == "c" else float).ravel())
        kind = "i" if array.dtype.kind == "u" else array.dtype.kind
        return "numbers", kind, array.shape
    if isinstance(value, (list, tuple)):
        return type(value).__name__, tuple(_form(item, numbers) for item in value)
    if isinstance(value, dict):
        return "dict", tuple((str(key), _form(item, numbers)) for key, item in value.items())
    return value.type_name if isinstance(value, Handle) else repr(value)


def _distance(one: NDArray[Any], other: NDArray[Any]) -> float:
    """‖one − other‖ over entries that are not equal; infinite where only one of them is NaN or infinite."""
    equal = (one == other) | (np.isnan(one) & np.isnan(other))
    with np.errstate(invalid="ignore"):
        norm = float(np.linalg.norm((one - other)[~equal]))
    return norm if np.isfinite(norm) else float("inf")
