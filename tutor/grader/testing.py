"""The vocabulary of hidden tests. A hidden test is `def test_ID(lab)`; it draws inputs, calls, compares.

    from tutor.grader.testing import close, equal, holds, untouched

Every function takes plain data, as `lab.f(...)` returns it, and raises CheckFailed for a wrong result. A bare
`assert` is a fault of the test: it could not say anything useful to the learner.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from tutor.course.model import Bilingual
from tutor.grader.comparison import (
    Array,
    DType,
    Rule,
    compare,
    entries_differ,
    entries_unequal,
    gradients_differ,
    number_array,
)
from tutor.grader.findings import CheckFailed, Finding, fail
from tutor.grader.proxy import LabProxy, calls_of, probe_source
from tutor.sandbox.errors import Raised
from tutor.sandbox.wire import Probe, Rng

__all__ = [
    "Rng",
    "close",
    "equal",
    "gradient_close",
    "holds",
    "numerical_gradient",
    "raises",
    "shipped",
    "untouched",
]


def shipped(function: Callable[..., object]) -> Probe:
    """A function as an argument, copied to the learner's code: `lab.descend(shipped(slope), w)`.

    It may use modules that its file imports and nothing else from there, and it holds nothing expected. A
    function that is passed as it is stays with the test, and every call of it comes here.
    """
    return Probe(probe_source(function), function.__name__)


def close(
    got: object, want: object, *, rtol: float = 1e-9, atol: float = 1e-12, what: str = "", dtype: DType = None
) -> None:
    """|got − want| ≤ atol + rtol · |want| everywhere, after type, shape, dtype and finiteness.

    `want` may be a number, an array, or a tuple, list or dict of such. A number is right as a Python number,
    a NumPy scalar or a 0-d array; an array must be an array. `dtype=` (`int`, `float`, `bool` for any of that
    kind, "float32" for one) is asked for only where the lab is about it.
    """
    _compare(got, want, Rule(partial(entries_differ, rtol=rtol, atol=atol), dtype=dtype), what)


def equal(got: object, want: object, *, what: str = "", dtype: DType = None) -> None:
    """Exactly equal: labels, integers, strings, nested plain data.

    Numbers are compared by value: bools and whole floats are right where integers are wanted, unless `dtype=`
    asks for more. A list of plain numbers may come as list, tuple or array.
    """
    _compare(got, want, Rule(entries_unequal, dtype=dtype), what)


def gradient_close(
    got: object, want: object, *, tol: float = 1e-6, what: str = "", atol: float = 1e-10
) -> None:
    """‖g − n‖ ≤ tol · (‖g‖ + ‖n‖) + atol: one norm over the whole gradient.

    Entry by entry, relative errors of tiny components turn correct programs red. `atol` is the size of the
    rounding error in a central difference, so that a gradient of exactly zero is right too.
    """
    _compare(got, want, Rule(partial(gradients_differ, tol=tol, atol=atol), text="gradient"), what)


def _compare(got: object, want: object, rule: Rule, what: str) -> None:
    try:
        compare(got, want, rule)
    except CheckFailed as failed:
        raise failed.named(what) from None


def numerical_gradient(f: Callable[[Array], Any], x: object, h: float = 1e-5) -> Array:
    """∂f/∂x by central differences in float64: (f(x + h) − f(x − h)) / 2h, entry by entry.

    `f` returns a number; it gets a fresh array each time. Returns an array of the shape of `x`. Choose points
    away from kinks. Raises CheckFailed when `f` returns something else than one number.
    """
    point = np.array(x, dtype=np.float64)
    gradient = np.empty_like(point)
    for place in np.ndindex(point.shape):
        above, below = point.copy(), point.copy()
        above[place] += h
        below[place] -= h
        gradient[place] = (_number(f(above)) - _number(f(below))) / (above[place] - below[place])
    return gradient


def _number(value: object) -> float:
    wanted = np.asarray(0.0)
    if value is None:
        fail("wrong_type", "returned_nothing", want=wanted)
    array = number_array(value, wanted)
    if array.shape != ():
        fail("wrong_shape", "scalar_wanted", got=array, want=wanted, got_shape=array.shape, want_shape=())
    return float(array)


def untouched(lab: LabProxy) -> None:
    """No call of this check so far changed an array, list or dict that it was given."""
    for call in calls_of(lab):
        if call.mutated:
            fail("mutated_input", "mutated", function=call.function, arguments=call.mutated)


def holds(condition: object, *, hi: str, en: str, **shown: object) -> None:
    """A property in a sentence of its own: `holds(abs(p.sum() - 1) < 1e-9, hi="…", en="…", total=p.sum())`.

    `shown` values are drawn below the sentence.
    """
    if not bool(condition):
        raise CheckFailed(Finding("property", "holds", {"shown": shown}, sentence=Bilingual(hi, en)))


def raises(lab_call: Callable[[], object], error: type[BaseException]) -> None:
    """`raises(lambda: lab.f(bad), ValueError)`: the call refuses bad input with this kind of exception."""
    try:
        value = lab_call()
    except Raised as raised:
        if raised.type_name == "NotImplementedError" or error.__name__ not in raised.mro:
            raise
    else:
        fail("property", "did_not_raise", got=value, error=error.__name__)
