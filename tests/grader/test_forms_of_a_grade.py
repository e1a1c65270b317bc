"""A grade for other programs, values as a learner reads them, inputs as a check draws them."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grader.conftest import SOLUTION, STARTER, GradeFile
from tutor.grader import render
from tutor.grader.draws import FULL, SIMPLER, Draws, Level
from tutor.grader.exports import gradescope, junit
from tutor.grader.own_work import uses_of

WRONG = SOLUTION.replace(
    "return x - x.mean(axis=0)", "print('a\\0b')\n    return x - x.mean(axis=1, keepdims=True)"
)
levels = st.sampled_from([FULL, *SIMPLER])


def test_junit_for_ci(grade: GradeFile) -> None:
    suite = ElementTree.fromstring(junit(grade(WRONG)))
    counts = {name: suite.get(name) for name in ("name", "tests", "failures", "errors", "skipped")}
    assert counts == {"name": "columns", "tests": "4", "failures": "1", "errors": "0", "skipped": "3"}
    failure = suite.find("testcase[@name='example']/failure")
    assert failure is not None and failure.text is not None and "x = [[1, 10]," in failure.text
    assert suite.find("properties/property[@name='seed']").get("value") == "7"  # type: ignore[union-attr]


def test_junit_of_code_that_does_not_run(grade: GradeFile) -> None:
    suite = ElementTree.fromstring(junit(grade("raise ValueError('\\x1b[31m & <no>')")))
    assert (suite.get("errors"), suite.get("skipped")) == ("1", "3")


def test_gradescope(grade: GradeFile) -> None:
    results = json.loads(gradescope(grade(SOLUTION.replace("np.sqrt((c**2).mean(axis=0))", "3"))))
    assert results["score"] == 4
    assert [(test["score"], test["max_score"], test["status"]) for test in results["tests"]] == [
        *((1, 1, "passed"), (2, 2, "passed"), (0, 3, "failed"), (1, 1, "passed"))
    ]


def test_a_fault_of_the_grader_is_no_score(grade: GradeFile, make_lab: Any) -> None:
    results = json.loads(gradescope(grade(SOLUTION, make_lab(tests="import no_such_module"))))
    assert "score" not in results and results["output"] == "grader_error"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.array([[1.0, -0.5], [2.0, 3.25]]), "x = [[1, -0.5],\n     [2, 3.25]]"),
        (3.0, "x = 3"),
        (1 / 3, "x = 0.333333"),
        (np.float32(0.1), "x = 0.1"),
        (np.array([True, False]), "x = [ True, False]"),
        ([1, 2.5, np.zeros(2)], "x = [1, 2.5, [0, 0]]"),
        ({"w": np.ones(1), "b": None}, "x = {'w': [1], 'b': None}"),
        ("relu", "x = 'relu'"),
        (list(range(20)), "x = [0, 1, 2, 3, 4, 5, 6, 7, …]"),
        (np.array([1 + 2j]), "x = [1+2j]"),
        (np.zeros((0, 3)), "x = []"),
        ("y" * 500, "x = '" + "y" * 399 + "…"),
    ],
)
def test_an_argument_as_one_would_type_it(value: Any, text: str) -> None:
    assert render.argument("x", value) == text


def test_a_large_argument_is_shortened_and_measured() -> None:
    text = render.argument("x", np.zeros((40, 50)))
    assert "..." in text and text.endswith("(40, 50)") and len(text) < 600


def test_as_many_digits_as_it_takes_to_see_the_difference() -> None:
    assert render.pair(np.array([1.0000001]), np.array([1.0]), (0,)) == ("1.0000001", "1")
    assert render.pair(0.5, 0.25, ()) == ("0.5", "0.25")


def test_of_a_large_result_the_part_around_the_difference() -> None:
    want = np.zeros((30, 40))
    got = want.copy()
    got[20, 33] = 1
    shown, wanted = render.pair(got, want, (20, 33))
    assert shown.splitlines()[0] == wanted.splitlines()[0] == "[18:26, 31:39]"
    assert len(shown.splitlines()) == 9


@given(st.integers(0, 2**31), levels, st.integers(0, 5))
def test_the_same_seed_draws_the_same(seed: int, level: Level, attempt: int) -> None:
    def drawn() -> list[Any]:
        draw = Draws(seed, "check", level, attempt)
        return [
            draw.size(1, 9),
            draw.normal(3).tolist(),
            draw.choice("abc"),
            draw.seed(),
            draw.integers(0, 9),
        ]

    assert drawn() == drawn()


@given(st.integers(0, 10**6), levels, st.integers(-5, 5), st.integers(0, 8))
def test_draws_stay_within_their_bounds(seed: int, level: Level, low: int, width: int) -> None:
    draw = Draws(seed, "check", level)
    high = low + width
    assert low <= draw.size(low, high) <= high
    assert low <= draw.integers(low, high + 1) <= high
    floats = draw.uniform(low, high + 1, 20)
    assert np.all((low <= floats) & (floats < high + 1)) and floats.shape == (20,)
    assert draw.normal(2, 3).shape == (2, 3) and isinstance(draw.normal(), float)
    labels = draw.labels(width + 2, values=(-1, 1))
    assert set(labels.tolist()) == {-1, 1} and len(labels) == width + 2


def test_a_check_that_draws_nothing_is_known() -> None:
    draw = Draws(1, "check")
    assert not draw.used
    draw.choice([1])
    assert draw.used


def test_the_simplest_inputs_are_small_and_whole() -> None:
    draw = Draws(1, "check", SIMPLER[0])
    numbers = draw.normal(50)
    assert draw.size(2, 40) == 2
    assert np.array_equal(numbers, np.round(numbers)) and np.abs(numbers).max() <= 3


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.convolve(1, 2)",
        "import numpy\nnumpy.convolve(1, 2)",
        "import numpy as n\nf = n.convolve",
        "from numpy import convolve\nconvolve(1, 2)",
        "from numpy import convolve as c\nc(1, 2)",
    ],
)
def test_a_name_is_found_under_every_alias(source: str) -> None:
    (use,) = uses_of(source, ["np.convolve"])
    assert (use.name, use.line, use.text) == ("np.convolve", 2, source.splitlines()[1])


def test_other_names_are_no_use_of_it() -> None:
    assert (
        uses_of("import numpy as np\nnp.convolver(1)\ndef convolve(): 'np.convolve'", ["np.convolve"]) == []
    )


def test_the_starter_of_a_lab_has_no_borrowed_names() -> None:
    assert uses_of(STARTER, ["np.std"]) == []
