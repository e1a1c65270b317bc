"""Opening reads the index alone; units and labs are found by any name people give them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tutor.course.load import Course, open_course
from tutor.errors import UsageError


@pytest.fixture(scope="module")
def course(good_course: Path) -> Course:
    return open_course(good_course)


def read_while(monkeypatch: pytest.MonkeyPatch, root: Path) -> list[str]:
    """Every file read from now on, from the course's root."""
    read: list[str] = []
    original = Path.read_text

    def noting(path: Path, *args: object, **kwargs: object) -> str:
        read.append(path.relative_to(root).as_posix())
        return original(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", noting)
    return read


def test_opening_reads_the_index_alone(good_course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_while(monkeypatch, good_course)
    course = open_course(good_course)
    assert read == ["content/course.toml"]
    assert list(course.folders) == ["v1", "v2"] and course.planned == ("v1", "v2", "v4", "v6")


def test_a_unit_is_read_when_it_is_opened(good_course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = open_course(good_course)
    read = read_while(monkeypatch, good_course)
    unit = course.unit("v2")
    assert read and all(path.startswith("content/01-lines/v2-slope/") for path in read)
    assert (unit.id, unit.section, len(unit.questions)) == ("v2", "01-lines", 4)
    assert [page.anchor for page in unit.notes["hi"]] == ["slope"]
    assert unit.lead["en"] == "How steep is a line?"


def test_labs_of_a_unit_are_known_without_the_unit(
    good_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = open_course(good_course)
    read = read_while(monkeypatch, good_course)
    assert course.labs_of("v1") == ("doubling",) and course.labs_of("v2") == ()
    assert read == ["labs/doubling/lab.toml"]


def test_a_lab_is_read_when_it_is_asked_for(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(copy / "labs/doubling", copy / "labs/other")
    (copy / "labs/other/lab.toml").write_text('unit = "v1"\n"', encoding="utf-8")
    course = open_course(copy)
    assert course.labs_of("v2") == ()
    read = read_while(monkeypatch, copy)
    assert course.labs()["doubling"].functions == ("twice",)
    assert course.labs().get("doubling") is course.labs()["doubling"]
    assert read == ["labs/doubling/lab.toml"]
    assert "other" not in course.labs() and "nothing" not in course.labs()
    assert list(course.labs()) == ["doubling"] and len(course.labs()) == 1


@pytest.mark.parametrize("name", ["v2", "V2", "2", " v2 ", "v3", "3", "v2-3", "2-3", "V2-V3"])
def test_a_unit_by_any_of_its_names(course: Course, name: str) -> None:
    assert course.unit_file(name).id == "v2"


@pytest.mark.parametrize(
    ("name", "kind", "near"),
    [("v0", "unknown_unit", "v1"), ("v99", "unknown_unit", "v6"), ("slope", "unknown_unit", "v1"),
     ("v1-2", "unknown_unit", "v1"), ("", "unknown_unit", "v1"), ("v4", "unit_not_written", "v2")],
)  # fmt: skip
def test_an_unknown_unit_gets_the_nearest_names(course: Course, name: str, kind: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        course.unit(name)
    assert caught.value.kind == kind
    assert near in str(caught.value.fields["near"]).split(", ")


def test_a_lab_by_its_name_and_its_file(copy: Path) -> None:
    shutil.copytree(copy / "labs/doubling", copy / "labs/two-fold")
    (copy / "labs/doubling").rename(copy / "labs/old")
    course = open_course(copy)
    assert course.lab_id("two_fold") == course.lab_id("Two-Fold") == "two-fold"
    with pytest.raises(UsageError) as caught:
        course.lab("two-fld")
    assert caught.value.kind == "unknown_lab"
    assert str(caught.value.fields["near"]).split(", ")[0] == "two-fold"


def test_labs_stand_in_the_order_of_units_and_of_their_own(copy: Path) -> None:
    def another(name: str, unit: str, order: int) -> None:
        folder = shutil.copytree(copy / "labs/doubling", copy / f"labs/{name}")
        text = (folder / "lab.toml").read_text(encoding="utf-8")
        text = text.replace(
            'id = "doubling"\nunit = "v1"', f'id = "{name}"\nunit = "{unit}"\norder = {order}'
        )
        (folder / "lab.toml").write_text(text, encoding="utf-8")

    another("aaa", "v2", 1)
    another("zzz", "v1", 5)
    another("mmm", "v1", 20)
    course = open_course(copy)
    assert list(course.labs()) == ["zzz", "doubling", "mmm", "aaa"]
    assert course.labs_of("v1") == ("zzz", "doubling", "mmm")


def test_sources_of_a_lab_are_read_when_asked_for(course: Course) -> None:
    lab = course.lab("doubling")
    assert "raise NotImplementedError" in lab.source("starter.py")
    assert "return x * x" in lab.source("mistakes/square.py")
    assert lab.brief("hi").startswith("# Lab: doubling")
    assert lab.test_file.is_file()


def test_a_recap_by_section_and_id(course: Course) -> None:
    recap = course.recap("01-lines", "S1")
    assert (
        [page.anchor for page in recap["hi"].pages]
        == [page.anchor for page in recap["en"].pages]
        == ["one-number"]
    )
    for section, name in (("01-lines", "S9"), ("09-none", "S1")):
        with pytest.raises(UsageError):
            course.recap(section, name)
