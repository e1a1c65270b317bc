"""What is wrong with the lab is the grader's fault, never the learner's, and never a pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.grader.conftest import CHECKS, SOLUTION, TESTS, GradeFile, MakeLab
from tutor.course.model import Lab
from tutor.grader.judge import Judge
from tutor.grader.report import Grade
from tutor.sandbox import boot

BROKEN = {
    "does not compile": ("def test_only(lab)\n    pass", "SyntaxError"),
    "cannot be imported": ("import no_such_module\ndef test_only(lab): pass", "no_such_module"),
    "raises by itself": ("def test_only(lab): 1 / 0", "division"),
    "asserts": ("def test_only(lab):\n    assert lab.centred is None, 'bare'", "bare"),
    "compares what cannot be compared": ("def test_only(lab): {}['x']", "KeyError"),
    "unpacks what the reference does not return": (
        "def test_only(lab): a, b = lab.number(), 1 / 0",
        "division",
    ),
    "is skipped": ("import pytest\ndef test_only(lab): pytest.skip('not today')", "not today"),
    "fails in pytest's own way": ("import pytest\ndef test_only(lab): pytest.fail('so')", "so"),
    "ends the process": ("import sys\ndef test_only(lab): sys.exit(0)", "SystemExit"),
    "asks for an unknown fixture": ("def test_only(lab, tmp_path): pass", "tmp_path"),
    "sends what cannot be sent": ("def test_only(lab): lab.number(object())", "cannot be sent"),
    "ships a broken probe": (
        "def probe(lab): return nonsense\ndef test_only(lab): lab.run(probe)",
        "nonsense",
    ),
    "leaves a mess": (
        "import pytest\n@pytest.fixture\ndef mess():\n    yield\n    1 / 0\ndef test_only(lab, mess): pass",
        "division",
    ),
}


def is_grader_error(grade: Grade, detail: str = "") -> None:
    assert grade.verdict == "grader_error"
    assert grade.score.earned == 0
    assert {check.verdict for check in grade.checks} == {"grader_error"}
    failure = grade.checks[0].failure
    assert failure is not None and failure.kind == "internal" and detail in failure.message


@pytest.mark.parametrize("fault", BROKEN)
def test_a_hidden_test_that(grade: GradeFile, make_lab: MakeLab, fault: str) -> None:
    tests, detail = BROKEN[fault]
    lab = make_lab(
        solution="def number(*_): return 3", tests=tests, checks={"only": {}}, mistakes={}, accepted={}
    )
    is_grader_error(grade("def number(*_): return 3", lab), detail)


def test_a_declared_check_without_a_test(grade: GradeFile, make_lab: MakeLab) -> None:
    is_grader_error(grade(SOLUTION, make_lab(checks=CHECKS | {"ghost": {}})), "ghost")


def test_a_test_that_is_not_declared(grade: GradeFile, make_lab: MakeLab) -> None:
    is_grader_error(grade(SOLUTION, make_lab(tests=TESTS + "def test_stray(lab): pass\n")), "stray")


def test_no_tests_at_all(grade: GradeFile, make_lab: MakeLab) -> None:
    is_grader_error(grade(SOLUTION, make_lab(tests="x = 1\n")))


@pytest.mark.parametrize("needs", [["scaled"], ["nowhere"], ["example"]])
def test_needs_that_do_not_add_up(grade: GradeFile, make_lab: MakeLab, needs: list[str]) -> None:
    is_grader_error(grade(SOLUTION, make_lab(checks=CHECKS | {"example": {"needs": needs}})), "example")


def test_a_reference_that_is_missing_where_it_is_needed(
    grade: GradeFile, one_check: Callable[..., Lab]
) -> None:
    lab = one_check("a, b = lab.pair()\nequal(a, b)", "def pair(): return 1, 1")
    (lab.folder / "solution.py").unlink()
    is_grader_error(grade("def pair(): return 1", lab), "FileNotFoundError")


def test_no_process_to_run_it_in(judge: Judge, make_lab: MakeLab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = make_lab()
    judge.workers.close()
    with monkeypatch.context() as patch:
        patch.setattr(boot, "MAIN", ("-c", "raise SystemExit('nothing works')"))
        is_grader_error(judge.grade(lab, SOLUTION, seed=1, lang="en"), "sandbox, nothing works")
    assert judge.grade(lab, SOLUTION, seed=1, lang="en").verdict == "passed"


def test_a_program_cannot_pass_by_breaking_the_grader(grade: GradeFile) -> None:
    """A reply that no worker gives is the program's trouble, not ours."""
    forged = grade(
        SOLUTION.replace("    return x - x", "    import os; os.write(3, b'\\0\\0\\0\\0')\n    return x - x")
    )
    assert forged.verdict == "crashed"
