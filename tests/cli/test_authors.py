"""lint, prove and new: a skeleton is green as it is written, and red once it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tutor


def test_a_good_course_has_no_problems(tutor: Tutor) -> None:
    assert tutor("lint").out == "The course is well-formed.\n"
    assert (tutor("lint", "--json").json, tutor("lint", "--whole").code) == ([], 1)


def test_a_new_unit_lints_and_is_asked(tutor: Tutor, course: Path) -> None:
    made = tutor("new", "unit", "v4-bent-lines")
    folder = course / "content/02-curves/v4-bent-lines"
    assert (made.code, made.lines[0]) == (0, str(folder))
    assert tutor("lint").out == "The course is well-formed.\n"
    row = next(row for row in tutor("units", "--json").json if row["id"] == "v4")
    assert (row["videos"], row["questions"], row["randomised"]) == ([4, 5], 7, 2)
    assert "@" not in "".join(path.read_text() for path in folder.iterdir())
    assert "Bent lines" in tutor("notes", "v4").out


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("notes.hi.md", "{#summary}", "{#ending}"),
        ("quiz.toml", 'generator = "total"', 'generator = "sum"'),
        ("quiz.py", "a, b = rng.sample(range(11, 60), 2)", "a, b = 1, 2"),
        ("unit.toml", "videos = [4, 5]", "videos = [4]"),
        ("unit.toml", '"V4-5.1"', '"V9.9"'),
    ],
)
def test_a_broken_unit_is_red(tutor: Tutor, course: Path, file: str, old: str, new: str) -> None:
    tutor("new", "unit", "v4")
    path = course / "content/02-curves/v4-new" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = tutor("lint")
    assert result.code == 1
    assert any(f"v4-new/{file.split('.')[0]}" in line for line in result.lines)
    [*problems] = tutor("lint", "--json").json
    assert list(problems[0]) == ["file", "key", "message", "remedy"]


def test_only_what_is_named_is_looked_at(tutor: Tutor, course: Path) -> None:
    tutor("new", "unit", "v4")
    quiz = course / "content/02-curves/v4-new/quiz.py"
    quiz.write_text(quiz.read_text().replace("a, b = rng.sample(range(11, 60), 2)", "a, b = 1, 2"))
    assert tutor("lint", "v1", "doubling").out == "Well-formed.\n"
    assert (tutor("lint", "v4").code, tutor("lint", "v1", "v4").code) == (1, 1)
    assert tutor("lint", "v99").code == 2


def test_a_new_lab_lints_and_proves(tutor: Tutor, course: Path) -> None:
    assert tutor("new", "lab", "mean_square", "--unit", "v2").code == 0
    assert (course / "labs/mean-square/test_mean_square.py").is_file()
    assert tutor("lint").out == "The course is well-formed.\n"
    [proof] = tutor("prove", "mean-square", "--seeds", "3", "--json").json
    assert (proof["lab"], proof["ok"], proof["starter"], proof["solution"]) == (
        "mean-square",
        True,
        "not_started",
        "passed",
    )
    assert proof["mistakes"] == {"total": 7, "caught": 7, "named": 7}


def test_a_broken_lab_is_red(tutor: Tutor, course: Path) -> None:
    tutor("new", "lab", "mean-square", "--unit", "v2")
    folder = course / "labs/mean-square"
    test = folder / "test_mean_square.py"
    good = test.read_text()
    test.write_text(good.replace("def test_one_entry", "def test_single_entry"))
    assert tutor("lint").code == 1
    test.write_text(good)
    mistake = folder / "mistakes/root.py"
    mistake.write_text((folder / "solution.py").read_text())
    assert tutor("lint").code == 0, "its form is still good"
    proved = tutor("prove", "mean-square", "--seeds", "1", "--json")
    assert (proved.code, proved.json[0]["ok"]) == (1, False)


def test_a_skeleton_never_overwrites(tutor: Tutor, course: Path) -> None:
    tutor("new", "lab", "mine", "--unit", "v1")
    (course / "labs/mine/brief.en.md").write_text("my words")
    assert tutor("new", "lab", "mine").code == 2
    assert (course / "labs/mine/brief.en.md").read_text() == "my words"


def test_question_ids_are_put_on_record(tutor: Tutor, course: Path) -> None:
    tutor("new", "unit", "v4")
    result = tutor("lint", "--record")
    assert "7 question ids are new" in result.err
    assert "v4-total number" in (course / "content/ids.txt").read_text()
    assert "0 question ids are new" in tutor("lint", "--record").err
