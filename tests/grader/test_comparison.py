"""Comparing: type, shape, dtype, finite, value, in this order; right in every reasonable form, never broadcast."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.grader.findings import CheckFailed, Finding
from tutor.grader.recognise import relation
from tutor.grader.testing import close, equal, gradient_close, holds, numerical_gradient
from tutor.sandbox.remote import Handle

A = np.array
sizes = st.floats(1e-3, 1e6)
floats = hnp.arrays(
    "f8",
    hnp.array_shapes(max_dims=3, max_side=4),
    elements=st.one_of(st.just(0.0), sizes, sizes.map(lambda size: -size)),
)


def finding(compare: Callable[..., None], got: Any, want: Any, **options: Any) -> Finding:
    with pytest.raises(CheckFailed) as failed:
        compare(got, want, **options)
    return failed.value.finding


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (2.0, 2),
        (2, 2.0),
        (np.float32(2), 2),
        (A(2.0), 2),
        (True, 1),
        (A([1.0, 2.0], "f4"), A([1.0, 2.0])),
        (A([True, False]), A([1, 0])),
        (A([1, 0], "i1"), A([1, 0])),
        ((A([1.0]), 2), [A([1.0]), 2.0]),
        (A([[1.0], [2.0]]), (A([1.0]), A([2.0]))),
        ({"w": A([1.0]), "b": 0}, {"b": 0.0, "w": A([1.0])}),
        (A([np.inf, -np.inf]), A([np.inf, -np.inf])),
        (A([np.nan]), A([np.nan])),
        (None, None),
        ("relu", "relu"),
        ({1, 2}, frozenset({2, 1})),
        (A(["a", "b"]), A(["a", "b"])),
        (10**30, 1e30),
        (A([1 + 2j]), A([1 + 2j])),
        (A([]), A([])),
    ],
    ids=repr,
)
def test_the_same_in_another_form(got: Any, want: Any) -> None:
    close(got, want)
    equal(got, want)


WRONG: list[tuple[Any, Any, str, str]] = [
    (None, A([1.0]), "wrong_type", "returned_nothing"),
    ([1.0, 2.0], A([1.0, 2.0]), "wrong_type", "list_for_array"),
    ("2", 2, "wrong_type", "type"),
    ([2], 2, "wrong_type", "type"),
    (Handle(1, "Cache", None), 2, "wrong_type", "type"),
    (Handle(1, "Cache", None), A([2]), "wrong_type", "type"),
    (2, (2, 3), "wrong_type", "type"),
    (2, {"w": 2}, "wrong_type", "type"),
    (2, None, "wrong_type", "type"),
    (2, "2", "wrong_type", "type"),
    (A([1.0]), "relu", "wrong_type", "type"),
    (A([1.0]), A(["relu"]), "wrong_type", "type"),
    (1.0, A(["relu"]), "wrong_type", "type"),
    (A(["relu"]), A([1.0]), "wrong_type", "type"),
    (A([2.0]), 2.0, "wrong_shape", "scalar_wanted"),
    (A(2.0), A([2.0]), "wrong_shape", "shape"),
    (A([[1.0, 2.0]]), A([1.0, 2.0]), "wrong_shape", "shape"),
    (A([1.0, 2.0]), A([[1.0, 2.0], [1.0, 2.0]]), "wrong_shape", "shape"),
    (2.0, A([2.0, 2.0]), "wrong_shape", "shape"),
    ((1,), (1, 2), "wrong_shape", "length"),
    (A([1j]), A([1.0]), "wrong_dtype", "dtype"),
    (A([np.nan, 1.0]), A([0.0, 1.0]), "not_finite", "not_finite"),
    (float("inf"), 1.0, "not_finite", "not_finite"),
    (A([1.0, 2.5]), A([1.0, 2.0]), "wrong_value", "value"),
    (A([1.0]), A([np.inf]), "wrong_value", "value"),
    ({"w": 1}, {"v": 1}, "wrong_value", "keys"),
    ("tanh", "relu", "wrong_value", "value"),
    ({1}, {2}, "wrong_value", "value"),
    (A(["a"]), A(["b"]), "wrong_value", "value"),
]


@pytest.mark.parametrize(("got", "want", "kind", "text"), WRONG, ids=repr)
def test_what_is_wrong_first(got: Any, want: Any, kind: str, text: str) -> None:
    for compare in (close, equal):
        found = finding(compare, got, want)
        assert (found.kind, found.text) == (kind, text)


def test_the_order_of_what_is_wrong() -> None:
    """Wrong in everything: told one by one, as each is mended."""
    want = A([1.0, 2.0])
    steps = [[[1j, np.nan]], A([[1j, np.nan]]), A([1j, np.nan]), A([1.5, np.nan]), A([1.5, 2.0])]
    kinds = [finding(close, got, want).kind for got in steps]
    assert kinds == ["wrong_type", "wrong_shape", "wrong_dtype", "not_finite", "wrong_value"]


def test_the_path_to_what_is_wrong_and_its_name() -> None:
    found = finding(close, (1, {"w": A([[0.0, 1.0]])}), (1, {"w": A([[0.0, 2.0]])}), what="the parameters")
    assert (found.part, found.first, found.what) == ("[1]['w']", (0, 1), "the parameters")


def test_a_dtype_is_asked_for_only_by_name() -> None:
    equal(A([True]), A([1]))
    assert finding(equal, A([True]), A([1]), dtype=int).kind == "wrong_dtype"
    assert finding(equal, A([1.0]), A([1]), dtype=int).kind == "wrong_dtype"
    equal(A([1], "i2"), A([1]), dtype=int)
    assert finding(close, A([1.0]), A([1.0]), dtype="float32").kind == "wrong_dtype"
    close(A([1.0], "f4"), A([1.0]), dtype="float32")
    close(1.0, 1.0, dtype=float)


@given(floats, st.floats(-9, -3))
def test_tolerance_is_relative_to_what_is_wanted(want: Any, exponent: float) -> None:
    rtol = 10.0**exponent
    close(want * (1 + 0.5 * rtol), want, rtol=rtol, atol=0.0)
    if np.any(want):
        assert finding(close, want * (1 + 3 * rtol), want, rtol=rtol, atol=0.0).kind == "wrong_value"


@given(floats)
def test_one_entry_that_is_off_is_found(want: Any) -> None:
    got = want.copy()
    place = tuple(size - 1 for size in want.shape)
    got[place] += 1.0 + abs(got[place])
    assert finding(close, got, want).first == place
    assert finding(equal, got, want).first == place


def test_gradients_are_compared_by_one_norm() -> None:
    want = A([1e3, 1e-6])
    gradient_close(A([1e3, 1.1e-6]), want)
    gradient_close(np.zeros(2), A([0.0, 1e-11]))
    assert finding(gradient_close, A([1e3, 1e-1]), want).first == (1,)
    assert finding(gradient_close, A([1.0, 2.0, 3.0]), want).kind == "wrong_shape"


@given(floats.filter(lambda x: np.all(np.abs(x) < 100)))
def test_finite_differences(x: Any) -> None:
    gradient_close(numerical_gradient(lambda v: float(np.sum(v**3)), x), 3 * x**2, tol=1e-5, atol=1e-3)


def test_finite_differences_of_what_is_no_number() -> None:
    values: list[tuple[Any, str]] = [
        (None, "wrong_type"),
        (np.ones(2), "wrong_shape"),
        ("loss", "wrong_type"),
    ]
    for value, kind in values:
        with pytest.raises(CheckFailed) as failed:
            numerical_gradient(partial(lambda given, _: given, value), np.ones(2))
        assert failed.value.finding.kind == kind


def test_a_property_that_does_not_hold_is_said_in_both_languages() -> None:
    holds(np.bool_(True), hi="haan", en="yes")
    with pytest.raises(CheckFailed) as failed:
        holds(False, hi="nahi", en="no", total=3)
    sentence = failed.value.finding.sentence
    assert sentence is not None and (sentence["hi"], sentence["en"]) == ("nahi", "no")
    assert failed.value.finding.fields == {"shown": {"total": 3}}


SQUARE = A([[1.0, 2.0], [3.0, 5.0]])


@pytest.mark.parametrize(
    ("got", "text", "fields"),
    [
        (-SQUARE, "sign", {}),
        (SQUARE.T, "transposed", {}),
        (SQUARE / 4, "factor", {"factor": "0.25"}),
        (SQUARE + 1, "offset", {"offset": "+1"}),
        (np.abs(SQUARE) * [[1, -1], [1, 1]], "some_signs", {}),
        (SQUARE.ravel(), "reshaped", {}),
    ],
)
def test_simple_relations_to_what_is_wanted(got: Any, text: str, fields: dict[str, str]) -> None:
    found = relation(got, SQUARE)
    assert found is not None and (found.text, found.fields) == (text, fields)


def test_relations_across_shapes_and_rows() -> None:
    wide = A([[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]])
    assert relation(wide.T, wide).text == "transposed"  # type: ignore[union-attr]
    rows = A([[1.0], [2.0], [3.0]])
    assert relation(A([[1.0], [2.0], [9.0]]), rows).text == "last_row"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "got", [SQUARE + [[0.3, 0.1], [0.2, 0.9]], SQUARE * np.nan, "x", None, np.ones(3), 0 * SQUARE]
)
def test_what_has_no_simple_relation(got: Any) -> None:
    assert relation(got, SQUARE) is None


def test_a_single_number_is_never_just_off_by_something() -> None:
    assert relation(3.0, 2.0).text == "factor"  # type: ignore[union-attr]
    assert relation(3.0, 0.0) is None
