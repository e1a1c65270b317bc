"""Comparing plain data in a fixed order: type, shape, dtype, finite, value. Nothing is ever broadcast.

`got` comes from a worker and is plain data: numbers, strings, arrays, tuples, lists, dicts, sets, None, or a
Handle to something that stayed there. No operator is ever applied to anything but numbers and arrays of our
own making, so no expected value can reach a learner's object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from tutor.grader.findings import fail

Array = NDArray[Any]
DType = type | str | None
"""What `dtype=` takes: `int`, `float` and `bool` stand for every dtype of that kind, a name for one dtype."""
KINDS: dict[object, Any] = {int: np.integer, float: np.floating, bool: np.bool_}
NUMERIC = "biufc"


@dataclass(frozen=True)
class Rule:
    """How numbers of equal shape are compared.

    `wrong` gives the mask of entries that differ, all False when the arrays agree; `text` names the sentence.
    """

    wrong: Callable[[Array, Array], NDArray[np.bool_]]
    text: str = "value"
    dtype: DType = None


def compare(got: object, want: object, rule: Rule, part: str = "") -> None:
    """Raise CheckFailed for the first difference between `got` and `want`, which may be nested."""
    if got is None and want is not None:
        fail("wrong_type", "returned_nothing", part=part, got=got, want=want)
    if isinstance(want, Mapping):
        _compare_mappings(got, want, rule, part)
    elif isinstance(want, (list, tuple)):
        _compare_sequences(got, want, rule, part)
    elif want is None or isinstance(want, (str, bytes, AbstractSet)):
        _compare_exactly(got, want, part)
    else:
        _compare_numbers(got, want, rule, part)


def _compare_mappings(got: object, want: Mapping[Any, Any], rule: Rule, part: str) -> None:
    if not isinstance(got, dict):
        wrong_type(got, want, part)
    if got.keys() != want.keys():
        fail("wrong_value", "keys", part=part, got=sorted(map(str, got)), want=sorted(map(str, want)))
    for key, value in want.items():
        compare(got[key], value, rule, f"{part}[{key!r}]")


def _compare_sequences(got: object, want: list[Any] | tuple[Any, ...], rule: Rule, part: str) -> None:
    """A list, a tuple and an array along its first axis are all right where a list or tuple is wanted."""
    if isinstance(got, np.ndarray) and got.ndim:
        got = list(got)
    if not isinstance(got, (list, tuple)):
        wrong_type(got, want, part)
    if len(got) != len(want):
        fail(
            "wrong_shape", "length", part=part, got=got, want=want, got_length=len(got), want_length=len(want)
        )
    for place, (item, wanted) in enumerate(zip(got, want, strict=True)):
        compare(item, wanted, rule, f"{part}[{place}]")


def _compare_exactly(got: object, want: object, part: str) -> None:
    """Strings, bytes, sets and None: the same kind of thing, and equal."""
    alike = any(isinstance(got, kind) and isinstance(want, kind) for kind in (str, bytes, AbstractSet))
    if not alike and not (got is None and want is None):
        wrong_type(got, want, part)
    if got != want:
        fail("wrong_value", "value", part=part, got=got, want=want)


def _compare_numbers(got: object, want: object, rule: Rule, part: str) -> None:
    wanted = np.asarray(want)
    given = number_array(got, wanted, part)
    if given.shape != wanted.shape:
        text = "scalar_wanted" if wanted.ndim == 0 else "shape"
        shapes = {"got_shape": given.shape, "want_shape": wanted.shape}
        fail("wrong_shape", text, part=part, got=got, want=want, **shapes)
    if not dtype_fits(given.dtype, wanted.dtype, rule.dtype):
        wanted_dtype = name_of(rule.dtype) if rule.dtype else str(wanted.dtype)
        dtypes: dict[str, Any] = {"got_dtype": str(given.dtype), "want_dtype": wanted_dtype}
        fail("wrong_dtype", "dtype", part=part, got=got, want=want, **dtypes)
    if given.dtype.kind in "fc" and wanted.dtype.kind in NUMERIC:
        _require_finite(given, wanted, got, want, part)
    wrong = rule.wrong(given, wanted)
    if wrong.any():
        fail("wrong_value", rule.text, part=part, got=got, want=want, first=first_true(wrong))


def number_array(got: object, wanted: Array, part: str = "") -> Array:
    """`got` as an array; raises CheckFailed for anything that is neither a number nor an array.

    Python numbers, NumPy scalars and 0-d arrays are all right where a single number is wanted; a list is
    never taken for an array, because the next line of the learner's program would not take it for one either.
    """
    if isinstance(got, (np.ndarray, np.generic)) or is_number(got):
        array = np.asarray(got) if isinstance(got, (np.ndarray, np.generic)) else exact_number(got)
        if array.dtype.kind == wanted.dtype.kind or {array.dtype.kind, wanted.dtype.kind} <= set(NUMERIC):
            return array
    text = "list_for_array" if isinstance(got, list) and wanted.ndim else "type"
    return wrong_type(got, wanted, part, text)


def wrong_type(got: object, want: object, part: str, text: str = "type") -> NoReturn:
    """Raise CheckFailed, with words for both types."""
    fail("wrong_type", text, part=part, got=got, want=want, got_type=kind_of(got), want_type=kind_of(want))


def exact_number(number: Any) -> Array:
    """A Python number as a 0-d array; an integer too long for int64 becomes a float."""
    array = np.asarray(number)
    return array if array.dtype.kind in NUMERIC else np.asarray(float_or_infinity(number))


def float_or_infinity(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def is_number(value: object) -> bool:
    return isinstance(value, (bool, int, float, complex, np.number, np.bool_))


def is_numeric(value: object) -> bool:
    """A number or an array of numbers."""
    return is_number(value) or (isinstance(value, np.ndarray) and value.dtype.kind in NUMERIC)


def dtype_fits(given: np.dtype[Any], wanted: np.dtype[Any], asked: DType) -> bool:
    """Unless one is asked for, every real dtype is right for a real value: labels may be bool."""
    if asked is not None:
        return bool(np.issubdtype(given, KINDS.get(asked, asked)))
    return given.kind != "c" or wanted.kind == "c"


def name_of(dtype: DType) -> str:
    """`int` for `int`, `float32` for "float32"."""
    return dtype.__name__ if isinstance(dtype, type) else str(dtype)


def _require_finite(given: Array, wanted: Array, got: object, want: object, part: str) -> None:
    """NaN and infinity only where they are wanted."""
    stray = ~np.isfinite(given) & np.isfinite(wanted)
    if stray.any():
        first = first_true(stray)
        fail("not_finite", "not_finite", part=part, got=got, want=want, first=first, value=str(given[first]))


def first_true(mask: NDArray[np.bool_]) -> tuple[int, ...]:
    """Index of the first True in C order; () for a 0-d mask."""
    return tuple(int(place) for place in np.argwhere(mask)[0])


def kind_of(value: object) -> str:
    """The word for a value's type: `array`, `number`, `list`, or the class of a remote object."""
    if isinstance(value, np.ndarray):
        return "array" if value.ndim else "number"
    if is_number(value):
        return "number"
    return getattr(value, "type_name", None) or type(value).__name__


def entries_differ(given: Array, wanted: Array, rtol: float, atol: float) -> NDArray[np.bool_]:
    """|given − wanted| > atol + rtol · |wanted|, entry by entry. Equal infinities agree, and NaN with NaN."""
    if given.dtype.kind not in NUMERIC:
        return entries_unequal(given, wanted)
    exact = np.result_type(given.dtype, wanted.dtype, np.float64)
    ours, theirs = wanted.astype(exact), given.astype(exact)
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.abs(theirs - ours) <= atol + rtol * np.abs(ours)
    same = (theirs == ours) | (np.isnan(theirs) & np.isnan(ours))
    return np.asarray(~np.where(np.isfinite(ours), near, same))


def entries_unequal(given: Array, wanted: Array) -> NDArray[np.bool_]:
    """Exactly equal, across number types: True is 1 and 2.0 is 2."""
    if given.dtype.kind not in NUMERIC:
        return np.asarray(given != wanted)
    both_nan = np.zeros(given.shape, bool)
    if given.dtype.kind in "fc" and wanted.dtype.kind in "fc":
        both_nan = np.isnan(given) & np.isnan(wanted)
    return np.asarray((given != wanted) & ~both_nan)


def gradients_differ(given: Array, wanted: Array, tol: float, atol: float) -> NDArray[np.bool_]:
    """‖g − n‖ > tol · (‖g‖ + ‖n‖) + atol marks the entry that is furthest off; else nothing is marked."""
    difference = given.astype(float) - wanted.astype(float)
    allowed = tol * (np.linalg.norm(given) + np.linalg.norm(wanted)) + atol
    wrong = np.zeros(difference.shape, bool)
    if np.linalg.norm(difference) > allowed:
        wrong.flat[int(np.argmax(np.abs(difference)))] = True
    return wrong
