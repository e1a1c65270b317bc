"""Files that cannot be read: every fault is told at once, and the rest of the course goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.course.files import problem_of
from tutor.course.load import Course, open_course
from tutor.course.model import Problem
from tutor.course.problems import check
from tutor.course.search import search
from tutor.errors import CourseError

V1, V2, LAB = "content/01-lines/v1-doubling", "content/01-lines/v2-slope", "labs/doubling"
Fault = tuple[str, str, bytes, str]
FAULTS: list[Fault] = [
    ("not TOML", f"{V1}/unit.toml", b"id = \n", ""),
    ("not UTF-8", f"{V1}/unit.toml", b'id = "\xff"\n', ""),
    ("a key too many", f"{V1}/unit.toml", b"id = 'v1'\ncolour = 1\n", "colour"),
    ("a nested key too many", f"{V1}/unit.toml", b"[title]\nhi = 'x'\nen = 'x'\nfr = 'x'\n", "title.fr"),
    ("a key too few", f"{V1}/unit.toml", b"id = 'v1'\nvideos = [1]\ntitle.hi = 'x'\n", "title.en"),
    ("another type", f"{V1}/unit.toml", b"id = 'v1'\nvideos = 'one'\ntitle.hi = 'x'\ntitle.en = 'x'\n", "videos"),
    ("an unknown kind", f"{V1}/quiz.toml", b"[[question]]\nid = 'v1-a'\nkind = 'essay'\n", "question.v1-a.kind"),
    ("an unknown backend", f"{LAB}/lab.toml", b"backend = 'jax'\n", "backend"),
    ("a check without a title", f"{LAB}/lab.toml", b"[checks.a]\npoints = 1\n", "checks.a.title"),
    ("notes not UTF-8", f"{V1}/notes.hi.md", b"# \xff\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "content", "key"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_names_file_key_and_remedy(copy: Path, path: str, content: bytes, key: str) -> None:
    (copy / path).write_bytes(content)
    (problem,) = [each for each in check(copy) if (each.file, each.key) == (path, key)]
    assert problem.message and problem.remedy


def test_all_faults_of_all_files_are_told_at_once(copy: Path) -> None:
    (copy / V1 / "unit.toml").write_text("id = 1\ncolour = 'red'\ntitle.hi = 'x'\n", encoding="utf-8")
    (copy / V2 / "unit.toml").write_text("no toml", encoding="utf-8")
    (copy / LAB / "lab.toml").unlink()
    found = {f"{problem.file}: {problem.key}" for problem in check(copy)}
    assert found >= {
        *(f"{V1}/unit.toml: {key}" for key in ("id", "colour", "videos", "title.en")),
        f"{V2}/unit.toml: ",
        f"{LAB}/lab.toml: ",
    }


def the_others_still_work(course: Course) -> None:
    assert course.unit("v2").file.title.en == "Slope"
    assert [hit.ident for hit in search(course, "rise over run")][:1] == ["v2#slope"]


@pytest.mark.parametrize(
    ("spoilt", "gone"),
    [("unit.toml", []), ("quiz.toml", []), (None, ["unit.toml"]), (None, ["quiz.toml"]),
     (None, ["notes.hi.md", "notes.en.md"])],
)  # fmt: skip
def test_one_bad_unit_takes_no_other_down(copy: Path, spoilt: str | None, gone: list[str]) -> None:
    if spoilt:
        (copy / V1 / spoilt).write_text("?", encoding="utf-8")
    for name in gone:
        (copy / V1 / name).unlink()
    course = open_course(copy)
    with pytest.raises(CourseError) as caught:
        course.unit("v1")
    assert problem_of(caught.value).file.startswith(V1)
    the_others_still_work(course)
    assert any(problem.file.startswith(V1) for problem in check(copy))
    assert course.labs().keys() == {"doubling"}


def test_one_bad_lab_takes_no_other_down(copy: Path) -> None:
    (copy / LAB / "lab.toml").write_text("id = ", encoding="utf-8")
    course = open_course(copy)
    with pytest.raises(CourseError):
        course.lab("doubling")
    assert course.labs() == {}
    the_others_still_work(course)


def test_one_language_alone_can_be_read(copy: Path) -> None:
    (copy / V1 / "notes.hi.md").unlink()
    assert open_course(copy).unit("v1").notes.keys() == {"en"}
    assert [(problem.file, problem.message) for problem in check(copy)] == [
        (f"{V1}/notes.hi.md", "The file is missing.")
    ]


def test_where_there_is_no_course_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(CourseError) as caught:
        open_course(tmp_path)
    assert caught.value.kind == "no_course"


def test_a_missing_checklist_is_one_problem(copy: Path) -> None:
    (copy / "content/checklist.md").unlink()
    assert Problem("content/checklist.md", "", "The file is missing.", "Add it.") in check(copy)
