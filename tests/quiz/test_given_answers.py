"""What learners type is read forgivingly, exactly, and never by guessing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.model import QuestionFile
from tutor.errors import UsageError
from tutor.quiz.draw import draw
from tutor.quiz.given import number, numbers
from tutor.quiz.mark import mark
from tutor.quiz.numerals import DIGITS, in_code, significant_digits, written

Write = Callable[..., QuestionFile]
NOWHERE = Path("nowhere")
short_floats = st.decimals(-(10**12), 10**12, allow_nan=False).map(lambda value: float(f"{value:.{DIGITS}g}"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.5", 0.5), (".5", 0.5), ("5.", 5), ("−2", -2), ("- 2", -2), ("+3", 3), ("–2.5", -2.5),
        ("1e-3", 0.001), ("1E−3", 0.001), ("10^-3", 0.001), ("10⁻³", 0.001), ("2×10³", 2000), ("2.5 * 10^-8", 2.5e-8),
        ("2**10", 1024), ("3/4", 0.75), ("-3 / 4", -0.75), ("½", 0.5), ("1,000", 1000), ("1,00,000", 100_000),
        ("60,000", 60_000), ("1,234.5", 1234.5), ("25 %", 0.25), ("25%", 0.25), ("z = 5", 5), ("≈ 0.67", 0.67),
        ("०.५", 0.5), ("３", 3), ("  7  ", 7), ("0.5^2", 0.25), ("(-6)^2", 36), ("(−6)²", 36), ("( - 6 ) ** 2", 36),
        ("-(6)^2", -36), ("(-0.5)^3", -0.125), ("2*(-3)^2", 18), ("(-6)^2/4", 9), ("-2^3", -8), ("-10^-8", -1e-8),
    ],
)  # fmt: skip
def test_numbers_as_they_are_typed(typed: str, value: float) -> None:
    assert number(typed) == value


@pytest.mark.parametrize(
    "typed",
    ["0,5", "3,14", "0,500", "12,34", "1,000,00", "five", "1/0", "0^-1", "nan", "inf", "1 2", "(3, 4)", "1e9999",
     "9^999999", "9999^999", "--2", "%", "=", "1.2.3", "__import__('os')"],
)  # fmt: skip
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        number(typed)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("-6^2", ("6", "2", "36")), ("−6²", ("6", "2", "36")), ("z = - 6**2", ("6", "2", "36")),
        ("-0.5^2", ("0.5", "2", "0.25")), ("-6^2/2", ("6", "2", "36")), ("-2^-2", ("2", "-2", "0.25")),
    ],
)  # fmt: skip
def test_a_minus_before_a_square_is_told_the_rule_of_brackets(
    write: Write, typed: str, fields: tuple[str, ...]
) -> None:
    """Asked again whether 36 or −36 is right: the answer is not given away."""
    for answer in (36, -36):
        with pytest.raises(UsageError) as told:
            mark(draw(write("number", answer=answer), NOWHERE, 1), typed)
        assert told.value.kind == "answer_minus_power"
        assert tuple(told.value.fields.values()) == fields


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("(3, 4)", (3, 4)), ("3, 4", (3, 4)), ("3 4", (3, 4)), ("[3,4]", (3, 4)), ("3x4", (3, 4)), ("3 × 4", (3, 4)),
        ("torch.Size([32, 10])", (32, 10)), ("(5,)", (5,)), ("5", (5,)), ("(−1, 0.5, 1/4)", (-1, 0.5, 0.25)),
        ("shape = (2, 3)", (2, 3)), ("(3, x, 4)", None),
    ],
)  # fmt: skip
def test_tuples_as_they_are_typed(typed: str, values: tuple[float, ...] | None) -> None:
    if values is None:
        with pytest.raises(UsageError):
            numbers(typed)
    else:
        assert numbers(typed) == values


def test_the_unit_may_be_typed(write: Write) -> None:
    rows = draw(write("number", answer=1000, unit="rows"), NOWHERE, 1)
    share = draw(write("number", answer=25, unit="%"), NOWHERE, 1)
    fraction = draw(write("number", answer=0.25), NOWHERE, 1)
    assert all(mark(rows, typed).correct for typed in ("1000", "1,000 rows", "1000Rows"))
    assert mark(share, "25 %").correct and mark(share, "25").correct and not mark(share, "0.25").correct
    assert mark(fraction, "25 %").correct


@given(value=st.one_of(st.integers(-(10**12), 10**12), short_floats))
def test_reading_undoes_writing(value: float) -> None:
    assert number(written(value)) == value


@given(value=st.floats(1e-12, 1e-5))
def test_reading_undoes_writing_small_numbers(value: float) -> None:
    assert number(written(value)) == pytest.approx(value, rel=1e-9)


@given(
    values=st.lists(st.one_of(st.integers(-(10**6), 10**6), short_floats), min_size=1, max_size=4).map(tuple)
)
def test_reading_undoes_writing_tuples(values: tuple[float, ...]) -> None:
    assert numbers(written(values)) == values
    assert numbers(in_code(values)) == values


@given(whole=st.integers(-(10**6), 10**6), decimals=st.integers(0, 4))
def test_whatever_rounds_to_the_answer_is_right(whole: int, decimals: int) -> None:
    question = QuestionFileOf(whole / 7, decimals)
    drawn = draw(question, NOWHERE, 1)
    exact = whole / 7
    assert mark(drawn, f"{exact:.{decimals}f}").correct and mark(drawn, repr(exact)).correct
    assert not mark(drawn, repr(exact + 1.1 * 10.0**-decimals)).correct


@pytest.mark.parametrize(
    ("value", "prose", "code"),
    [
        (0.1 + 0.2, "0.3", "0.3"), (-3, "−3", "-3"), (-0.0, "0", "0.0"), (2.0, "2", "2.0"), (1000, "1000", "1000"),
        (60_000, "60,000", "60000"), (1e-8, "10⁻⁸", "1e-08"), (-2.5e-8, "−2.5×10⁻⁸", "-2.5e-08"),
        (True, "True", "True"), ((3, -4), "(3, −4)", "(3, -4)"), ((5,), "(5,)", "(5,)"),
        ([0.1, 60_000], "[0.1, 60000]", "[0.1, 60000]"),
        ("x - 1, -2", "x - 1, −2", "x - 1, -2"), ("AND", "AND", "AND"), (["a"], "[a]", "['a']"),
    ],
)  # fmt: skip
def test_values_in_prose_and_in_code(value: object, prose: str, code: str) -> None:
    assert written(value) == prose
    assert in_code(value) == code


def test_numpy_values_are_plain_numbers() -> None:
    import numpy as np

    assert written(np.float64(0.5)) == "0.5"
    assert written(np.array([1, -2])) == "[1, −2]"
    assert in_code(np.array([[1, 2], [3, 4]])) == "[[1, 2], [3, 4]]"


def test_decimals_are_kept_and_minus_zero_is_not() -> None:
    assert [written(value, 2) for value in (6.2, -6.2, -0.001, 12345.678)] == [
        "6.20",
        "−6.20",
        "0.00",
        "12,345.68",
    ]


def test_significant_digits() -> None:
    assert [significant_digits(value) for value in (300, 0.001, 1 / 4, 2 / 3)] == [1, 1, 2, DIGITS]


@pytest.mark.parametrize(
    "typed", ["Linearly separable", "LINEARLY-SEPARABLE", "linearly  separable.", '"linearlyseparable"']
)
def test_words_without_case_spaces_and_hyphens(write: Write, typed: str) -> None:
    drawn = draw(write("text", answer="linearly separable"), NOWHERE, 1)
    assert mark(drawn, typed).correct
    assert not mark(drawn, "not " + typed).correct


@pytest.mark.parametrize(
    ("answer", "typed", "same"),
    [
        ("[0 1 1]", "[0, 1, 1]", True), ("[0 1 1]", "[ 0  1\n1 ]", True), ("[0 1 1]", "0 1 1", False),
        ("[0.5 1. ]", "[0.50 1.0]", True), ("2.0", "2", False), ("2", "2.0", False), ("-1", "−1", True),
        ("True", "true", True), ("[0 1]", "[0 1 1]", False), ("0.30000000000000004", "0.3", True),
        ("1e-08", "1e-8", True),
    ],
)  # fmt: skip
def test_printed_output_as_it_is_typed(write: Write, answer: str, typed: str, same: bool) -> None:
    assert mark(draw(write("predict", answer=answer), NOWHERE, 1), typed).correct is same


@pytest.mark.parametrize("typed", ["3 1 2", "312", "3,1,2", "3 > 1 > 2", "c a b", "CAB"])
def test_options_by_number_or_letter(write: Write, typed: str) -> None:
    drawn = draw(write("order"), NOWHERE, 1)
    assert mark(drawn, typed) == mark(drawn, (2, 0, 1))


def QuestionFileOf(answer: float, decimals: int) -> QuestionFile:
    from tutor.course.model import Bilingual

    text = Bilingual("", "")
    return QuestionFile("v4-q", "number", "page", text, text, answer=answer, decimals=decimals)
