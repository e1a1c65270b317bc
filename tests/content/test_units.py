"""Every unit that is there: well-formed, its questions sound in 200 variants, its code true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.course.load import Course, open_course
from tutor.course.model import Problem
from tutor.course.problems import check
from tutor.quiz.verify import verify_unit

RunNotes = Callable[[Path], list[str]]
BAD_NOTES = Path(__file__).with_name("bad_notes")


@pytest.fixture(scope="module")
def course(repository: Path) -> Course:
    return open_course(repository)


@pytest.fixture(scope="module")
def problems(repository: Path) -> list[Problem]:
    """What `tutor lint` finds in the form of the whole course."""
    return check(repository)


def below(folder: Path, repository: Path, problems: list[Problem]) -> list[Problem]:
    place = folder.relative_to(repository).as_posix() + "/"
    return [problem for problem in problems if f"{problem.file}/".startswith(place)]


def test_a_unit_is_well_formed(unit_folder: Path, repository: Path, problems: list[Problem]) -> None:
    assert below(unit_folder, repository, problems) == []


def test_a_lab_is_well_formed(lab_folder: Path, repository: Path, problems: list[Problem]) -> None:
    assert below(lab_folder, repository, problems) == []


def test_everything_else_is_well_formed(repository: Path, problems: list[Problem]) -> None:
    folders = [
        *repository.glob("content/*/v*"),
        *(path.parent for path in repository.glob("labs/*/lab.toml")),
    ]
    inside = {problem for folder in folders for problem in below(folder, repository, problems)}
    assert [problem for problem in problems if problem not in inside] == []


def test_questions_are_sound_in_every_variant(unit_folder: Path, course: Course) -> None:
    assert verify_unit(course.unit(unit_folder.name.partition("-")[0])) == []


def test_the_code_of_notes_is_true(notes: Path, run_notes: RunNotes) -> None:
    """Of units and recaps, in English: those in Hinglish have the same code, as lint holds."""
    assert run_notes(notes) == []


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("raises.md", ":9: AssertionError"),
        ("wrong_output.md", "Expected:\n    3\nGot:\n    2"),
        ("not_python.md", "SyntaxError"),
        ("leaves.md", "the process that ran the blocks ended"),
    ],
)
def test_notes_that_are_not_true_are_told(run_notes: RunNotes, name: str, failure: str) -> None:
    (told,) = run_notes(BAD_NOTES / name)
    assert failure in told


@pytest.mark.parametrize(
    "code",
    ["while True: pass", "import os, time\nif not os.fork(): time.sleep(3600)\nos._exit(0)"],
    ids=["loop", "child"],
)
def test_notes_that_never_end_are_told(run_notes_in_a_second: RunNotes, tmp_path: Path, code: str) -> None:
    """Also when what they started lives on and holds the pipe."""
    notes = tmp_path / "endless.md"
    notes.write_text(f"```python\n{code}\n```\n")
    (told,) = run_notes_in_a_second(notes)
    assert "ended after 1 s" in told


def test_notes_share_nothing(run_notes: RunNotes, tmp_path: Path) -> None:
    """Each file begins with nothing but what its own blocks define and import."""
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text("```python\nimport numpy\nnumpy.left_behind = seen = 1\nassert seen\n```\n")
    second.write_text("```python\nimport numpy\nassert not hasattr(numpy, 'left_behind')\nseen\n```\n")
    assert run_notes(first) == []
    (told,) = run_notes(second)
    assert "NameError: name 'seen' is not defined" in told
