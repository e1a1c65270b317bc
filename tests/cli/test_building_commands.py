"""labs, start, hint, grade, attempts, solution, reset, edit; export and import."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Tutor
from tests.study.learning import RIGHT, WRONG, add_quadrupling, graded
from tutor.grader.report import Grade
from tutor.paths import Home
from tutor.study import grading
from tutor.study.session import Study, open_study
from tutor.texts import LANGUAGES, Lang

GRADE_KEYS = ["schema", "lab", "unit", "verdict", "score", "seed", "duration_ms", "isolation", "checks"]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict without a judge: passed for the right program, else failed."""

    def grade_once(study: Study, name: str, file: Path | None = None, seed: int | None = None) -> Grade:
        source = (file or study.home.lab_file(name)).read_text()
        verdicts = {RIGHT: "passed", "fault\n": "grader_error"}
        return graded(study, verdicts.get(source, "failed"), source)  # type: ignore[arg-type]

    monkeypatch.setattr(grading, "grade_once", grade_once)


def test_labs(tutor: Tutor) -> None:
    [row] = tutor("labs", "--json").json
    assert row == {
        "id": "doubling",
        "unit": "v1",
        "backend": "numpy",
        "functions": ["twice"],
        "checks": 4,
        "mistakes": 5,
        "state": "not_started",
        "capstone": False,
    }
    assert tutor("labs").out.split() == ["·", "doubling", "v1", "0/5", "Doubling"]


def test_a_capstone_is_marked_and_names_what_it_waits_for(tutor: Tutor, course: Path) -> None:
    add_quadrupling(course)
    rows = tutor("labs", "--json").json
    assert {row["id"]: row["capstone"] for row in rows} == {"doubling": False, "quadrupling": True}
    assert [("◆ capstone" in line) for line in tutor("labs").lines] == [False, True]
    told = tutor("start", "quadrupling").lines[-1]
    assert told == "Builds on doubling, not passed yet."
    refused = tutor("grade", "quadrupling")
    assert refused.code == 1 and "tutor start doubling" in refused.err


def test_a_failed_grade_names_the_labs_below_it(tutor: Tutor, home: Path, course: Path, judged: None) -> None:
    add_quadrupling(course)
    (home / "labs").mkdir(parents=True)
    (home / "labs/quadrupling.py").write_text(WRONG)
    assert tutor("grade", "quadrupling").lines[-1].startswith("It uses your own doubling, not passed yet")


def test_start_shows_the_task_once(tutor: Tutor, home: Path) -> None:
    first = tutor("--lang", "en", "start", "doubling")
    path = home / "labs" / "doubling.py"
    assert path.is_file() and str(path) in first.lines[0]
    assert "twice" in first.out
    path.write_text(RIGHT)
    second = tutor("start", "doubling")
    assert (second.code, len(second.lines)) == (0, 1)
    assert path.read_text() == RIGHT
    assert tutor("labs", "--json").json[0]["state"] == "started"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hints(tutor: Tutor, lang: Lang) -> None:
    first, second = (tutor("--lang", lang, "hint", "doubling") for _ in range(2))
    assert len(first.lines) == len(second.lines) == 2
    assert first.out != second.out


def test_a_real_grade_as_json(tutor: Tutor, home: Path) -> None:
    tutor("start", "doubling")
    (home / "labs/doubling.py").write_text("def twice(x):\n    return x / 2\n")
    result = tutor("--lang", "en", "grade", "lab", "doubling", "--seed", "11", "--json")
    assert (result.code, result.err) == (1, "")
    grade = result.json
    assert list(grade) == GRADE_KEYS
    assert (grade["schema"], grade["lab"], grade["unit"], grade["seed"]) == (1, "doubling", "v1", 11)
    check = grade["checks"][0]
    assert (check["id"], check["verdict"], check["see"]) == ("example", "failed", "v1#idea")
    assert {"kind", "message", "input", "got", "want"} <= set(check["failure"])
    assert check["mistake"] == {"id": "half", "text": "This is one half."}
    again = tutor("grade", "doubling", "--seed", "11", "--json").json
    assert [each["verdict"] for each in again["checks"]] == [each["verdict"] for each in grade["checks"]]


@pytest.mark.usefixtures("judged")
def test_exit_codes_of_a_grade(tutor: Tutor, home: Path) -> None:
    tutor("start", "doubling")
    path = home / "labs/doubling.py"
    for source, code in ((WRONG, 1), ("fault\n", 3), (RIGHT, 0)):
        path.write_text(source)
        assert tutor("grade", "doubling").code == code
        assert tutor("grade", "doubling", "--json").code == code
    assert [row["verdict"] for row in tutor("attempts", "doubling", "--json").json] == [
        "failed",
        "failed",
        "passed",
        "passed",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_the_first_failure_to_the_solution(tutor: Tutor, home: Path, judged: None, lang: Lang) -> None:
    def say(*words: str) -> str:
        result = tutor("--lang", lang, *words)
        assert result.code == 0, result.err
        return result.out

    say("start", "doubling")
    assert say("attempts", "doubling").count("\n") == 1
    path = home / "labs/doubling.py"
    path.write_text(WRONG)
    tutor("grade", "doubling")
    refused = tutor("--lang", lang, "solution", "doubling")
    assert (refused.code, refused.out, "doubling" in refused.err) == (1, "", True)
    path.write_text("import math\n" + RIGHT)
    tutor("grade", "doubling")
    path.write_text(RIGHT)
    tutor("grade", "doubling")
    assert len(say("attempts", "doubling").splitlines()) == 3
    assert say("attempts", "doubling", "--show", "1") == WRONG
    assert say("solution", "doubling").rstrip() == RIGHT.rstrip()
    path.write_text("import math\n" + RIGHT)
    assert "-import math" in say("solution", "doubling", "--diff").splitlines()
    path.write_text(RIGHT)
    assert len(say("solution", "doubling", "--diff").splitlines()) == 1
    assert "backups" in say("reset", "doubling")
    assert [each.read_text() for each in (home / "backups").iterdir()] == [RIGHT]


@pytest.mark.usefixtures("judged")
def test_a_grade_for_other_programs(tutor: Tutor, home: Path, tmp_path: Path) -> None:
    tutor("start", "doubling")
    junit, scope = tmp_path / "junit.xml", tmp_path / "results.json"
    assert tutor("grade", "doubling", "--junit", str(junit), "--gradescope", str(scope)).code == 1
    assert len(ElementTree.parse(junit).findall("testcase")) == 4
    assert len(json.loads(scope.read_text())["tests"]) == 4
    nowhere = tutor("grade", "doubling", "--junit", str(tmp_path / "no" / "junit.xml"))
    assert (nowhere.code, "cannot" in nowhere.err or "junit.xml" in nowhere.err) == (2, True)


def test_edit(tutor: Tutor, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    none = tutor("edit", "doubling")
    assert none.code == 2 and "EDITOR" in none.err
    assert (home / "labs/doubling.py").is_file(), "the file is there all the same"
    monkeypatch.setenv("EDITOR", "sh -c 'echo mine >> \"$1\"; exit 4' editor")
    assert tutor("edit", "doubling").code == 4
    assert (home / "labs/doubling.py").read_text().endswith("mine\n")


@pytest.mark.usefixtures("judged")
def test_everything_moves_to_another_home(tutor: Tutor, home: Path, tmp_path: Path, course: Path) -> None:
    tutor("start", "doubling")
    (home / "labs/doubling.py").write_text(RIGHT)
    tutor("grade", "doubling")
    archive = tmp_path / "me.zip"
    assert tutor("export", str(archive)).code == 0
    other = tmp_path / "elsewhere"
    assert tutor("--home", str(other), "import", str(archive)).out.startswith("2 entries")
    assert tutor("--home", str(other), "import", str(archive)).out.startswith("0 entries")
    assert (other / "labs/doubling.py").read_text() == RIGHT
    study = open_study(Home(other), course)
    assert study.store.attempts("doubling")[0].source == RIGHT
    study.close()


def test_doctor(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.study.doctor._device", lambda: _found())
    result = tutor("doctor", "--json")
    assert {finding["level"] for finding in result.json} <= {"ok", "note", "problem"}
    said = tutor("doctor")
    assert said.code == result.code
    assert len(said.lines) >= len(result.json)


def _found() -> object:
    from tutor.study.doctor import Finding

    return Finding("device", "ok", {"name": "cpu"})
