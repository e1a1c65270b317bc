"""Every verdict, from files that learners hand in; and the card that each of them reads, letter for letter.

The cards lie in cards/NAME.{hi,en}.txt. `TUTOR_WRITE_CARDS=1 pytest tests/grader/test_verdicts.py` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from tests.grader.conftest import SOLUTION, STARTER, GradeFile
from tutor.course.model import Lab
from tutor.grader.card import grade_lines
from tutor.grader.report import FailureKind, Grade, Verdict
from tutor.texts import Lang

CARDS = Path(__file__).parent / "cards"


def with_centred(body: str) -> str:
    """The solution with another `centred`."""
    return SOLUTION.replace(
        "    return x - x.mean(axis=0)\n", "".join(f"    {line}\n" for line in body.splitlines())
    )


@dataclass(frozen=True)
class Case:
    """A file, what its first unfinished check says, and which checks are passed all the same."""

    source: str
    verdict: Verdict
    kind: FailureKind | None
    passed: tuple[str, ...] = ()
    check: str = "example"
    mistake: str = ""
    card: bool = True
    """False: Python releases word the message differently."""


CASES = {
    "passed": Case(SOLUTION, "passed", None, ("example", "definition", "scaled", "untouched")),
    "not_started": Case(STARTER, "not_started", "not_started"),
    "half_written": Case(
        STARTER.replace("raise NotImplementedError", "return x - x.mean(axis=0)", 1),
        "not_started",
        "not_started",
        ("example", "definition", "untouched"),
        "scaled",
    ),
    "syntax": Case(SOLUTION.replace("def scaled(x):", "def scaled(x)"), "error", "syntax"),
    "fails_on_loading": Case("import numpy as np\nratio = 1 / 0\n" + SOLUTION, "error", "raised"),
    "missing": Case(SOLUTION.replace("centred", "centered"), "error", "missing"),
    "renamed_argument": Case(
        SOLUTION.replace("def centred(x)", "def centred(x, axis)"), "error", "signature"
    ),
    "returns_nothing": Case(with_centred("x - x.mean(axis=0)"), "failed", "wrong_type"),
    "wrong_type": Case(with_centred("return (x - x.mean(axis=0)).tolist()"), "failed", "wrong_type"),
    "object": Case(with_centred("return iter(x)"), "failed", "wrong_type"),
    "wrong_shape": Case(with_centred("return (x - x.mean(axis=0))[0]"), "failed", "wrong_shape"),
    "not_finite": Case(with_centred("return x + np.nan"), "failed", "not_finite"),
    "wrong_value": Case(with_centred("return 2 * (x - x.mean(axis=0))"), "failed", "wrong_value"),
    "mistake": Case(
        with_centred("return x - x.mean(axis=1, keepdims=True)"),
        "failed",
        "wrong_value",
        mistake="wrong_axis",
    ),
    "mutated_input": Case(
        with_centred("x -= x.mean(axis=0)\nreturn x"),
        "failed",
        "mutated_input",
        ("example", "definition", "scaled"),
        "untouched",
        "in_place",
    ),
    "raised": Case(
        with_centred("if len(x) < 3:\n    raise ValueError('too few rows')\nreturn x"), "error", "raised"
    ),
    "raised_inside_numpy": Case(with_centred("return np.linalg.inv(x * 0)"), "error", "raised"),
    "recursion": Case(with_centred("return centred(x) - 1"), "error", "raised", card=False),
    "input": Case(with_centred("axis = int(input('axis? '))\nreturn x - x.mean(axis)"), "error", "raised"),
    "timeout": Case(with_centred("print('thinking')\nwhile True: pass"), "timeout", "timeout"),
    "load_timeout": Case("while True: pass\n" + SOLUTION, "timeout", "timeout"),
    "memory": Case(with_centred("return x - np.ones(10**9).mean()"), "memory", "memory"),
    "crashed": Case(with_centred("import ctypes\nreturn ctypes.string_at(0)"), "crashed", "crashed"),
    "sys_exit": Case(with_centred("import sys\nsys.exit(0)"), "crashed", "exited"),
    "os_exit": Case(with_centred("import os\nos._exit(0)"), "crashed", "exited"),
    "forbidden": Case(with_centred("raise PermissionError('no network here')"), "forbidden", "forbidden"),
    "protocol": Case(
        with_centred("import os\nos.write(3, b'all is well' * 99)\nreturn x"), "crashed", "protocol"
    ),
    "prints": Case(
        with_centred("print('x' * 10**7)\nreturn 2 * (x - x.mean(axis=0))"), "failed", "wrong_value"
    ),
}


@pytest.fixture
def graded(grade: GradeFile, make_lab: Callable[..., Lab]) -> Callable[..., Grade]:
    """The grade of a case, with limits that make hanging files quick."""
    lab = make_lab(head="limits = { load = 0.5, call = 0.5 }")

    def graded_(name: str, lang: Lang = "en") -> Grade:
        return grade(CASES[name].source, lab, lang=lang)

    return graded_


@pytest.mark.parametrize("name", CASES)
def test_a_file_and_its_card(graded: Callable[..., Grade], name: str) -> None:
    grade = graded(name, "en")
    verdict_is_right(grade, CASES[name])
    if CASES[name].card:
        card_is_golden(grade, name, "en")
        card_is_golden(graded(name, "hi"), name, "hi")


def verdict_is_right(grade: Grade, case: Case) -> None:
    assert grade.verdict == case.verdict
    passed = [check.id for check in grade.checks if check.verdict == "passed"]
    assert passed == list(case.passed)
    points = {"example": 1, "definition": 2, "scaled": 3, "untouched": 1}
    assert (grade.score.earned, grade.score.possible) == (sum(points[check] for check in passed), 7)
    if case.kind is not None:
        check = next(check for check in grade.checks if check.id == case.check)
        assert check.verdict == case.verdict
        assert check.failure is not None and check.failure.kind == case.kind
        assert (check.mistake.id if check.mistake else "") == case.mistake


def card_is_golden(grade: Grade, name: str, lang: Lang) -> None:
    """But for the time it took and the isolation of this machine."""
    shown = msgspec.structs.replace(grade, duration_ms=12.0, isolation="full")
    card = "\n".join(grade_lines(shown, lang)) + "\n"
    golden = CARDS / f"{name}.{lang}.txt"
    if os.environ.get("TUTOR_WRITE_CARDS"):
        CARDS.mkdir(exist_ok=True)
        golden.write_text(card, encoding="utf-8")
    assert card == golden.read_text(encoding="utf-8")


def test_the_same_kind_of_error_is_not_the_same_mistake(
    grade: GradeFile, make_lab: Callable[..., Lab]
) -> None:
    """Shapes that do not fit have many causes; only an error that says the same counts as the mistake's."""
    lab = make_lab()
    mistake = lab.folder / "mistakes" / "wrong_axis.py"
    mistake.write_text(with_centred("raise ValueError('one cause')"), encoding="utf-8")
    for said, named in (("one cause", "wrong_axis"), ("another cause", "")):
        check = grade(with_centred(f"raise ValueError('{said}')"), lab).checks[0]
        assert (check.mistake.id if check.mistake else "") == named
