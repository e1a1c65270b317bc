"""`tutor class grade`: discovery, side by side, resume after a kill, reports that repeat byte for byte."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tutor import paths
from tutor.course.load import Course, open_course
from tutor.errors import UsageError
from tutor.grader.report import Grade, Score
from tutor.study.classroom import run
from tutor.study.classroom.journal import Journal, Result
from tutor.study.classroom.reports import letter, row, table, write_reports
from tutor.study.classroom.submissions import Submission, submissions, without_work

ROOT = paths.course_root()


@pytest.fixture(scope="module")
def course() -> Course:
    return open_course(ROOT)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """Four learners: right, wrong, hanging, and one who hid the file two folders down beside an unreadable one."""
    folder = tmp_path / "class"
    lab = ROOT / "labs" / "perceptron"
    for learner in ("asha", "ravi", "zed", "meena/week 1"):
        (folder / learner).mkdir(parents=True)
    shutil.copy(lab / "solution.py", folder / "asha" / "perceptron.py")
    shutil.copy(lab / "mistakes" / "forgot_bias.py", folder / "ravi" / "perceptron.py")
    (folder / "zed" / "perceptron.py").write_text("import os\nos._exit(0)\n")
    shutil.copy(ROOT / "labs" / "xor-mlp" / "solution.py", folder / "meena" / "week 1" / "xor_mlp.py")
    (folder / "meena" / "perceptron.py").write_bytes(b"\x00\xff")
    (folder / "meena" / "notes.py").write_text("print('not a lab')\n")
    (folder / "linked").symlink_to(folder / "asha")
    return folder


def cli(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor", "--lang", "en", "--home", str(home), "class", "grade", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_a_class_is_graded_once_and_its_reports_repeat(handed_in: Path, tmp_path: Path) -> None:
    home, first, second = tmp_path / "home", tmp_path / "first", tmp_path / "second"
    done = cli(str(handed_in), "--out", str(first), "--json", home=home)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["results"]
    verdicts = {(each["learner"], each["lab"]): each["verdict"] for each in rows}
    assert verdicts == {
        ("asha", "perceptron"): "passed",
        ("meena", "perceptron"): "unreadable",
        ("meena", "xor-mlp"): "passed",
        ("ravi", "perceptron"): "failed",
        ("zed", "perceptron"): "crashed",
    }
    ravi = next(each for each in rows if each["learner"] == "ravi")
    assert ravi["mistake"] == "forgot_bias" and ravi["earned"] < ravi["possible"]
    journal = (first / "results.jsonl").read_bytes()

    again = cli(str(handed_in), "--out", str(first), "--workers", "1", "--json", home=home)
    assert json.loads(again.stdout)["results"] == rows
    assert (first / "results.jsonl").read_bytes() == journal, "nothing was graded again"

    shutil.copytree(first, second)
    (second / "results.jsonl").unlink()
    assert cli(str(handed_in), "--out", str(second), "--workers", "1", home=home).returncode == 0
    for path in sorted(path for path in first.rglob("*") if path.is_file() and path.name != "results.jsonl"):
        assert (second / path.relative_to(first)).read_bytes() == path.read_bytes(), path.name
    assert "The bias is missing" in (first / "feedback" / "ravi" / "perceptron.txt").read_text()


def test_files_that_are_named_after_learners(course: Course, tmp_path: Path) -> None:
    (tmp_path / "asha.py").write_text("x = 1\n")
    found = submissions(course, tmp_path, "xor_mlp")
    assert [(each.learner, each.lab) for each in found] == [("asha", "xor-mlp")]


def test_nothing_handed_in_and_no_folder(course: Course, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as empty:
        submissions(course, tmp_path)
    with pytest.raises(UsageError) as missing:
        submissions(course, tmp_path / "nowhere")
    assert (empty.value.kind, missing.value.kind) == ("no_submissions", "class_folder")


def test_folders_without_a_lab_file_are_named(handed_in: Path) -> None:
    for name in ("late", ".cache", "other"):
        (handed_in / name).mkdir()
    (handed_in / "other" / "homework.py").write_text("x = 1\n")
    assert without_work(handed_in, {"asha", "ravi", "zed", "meena"}) == ["late", "other"]


def test_what_a_lab_builds_on_is_the_learners_own_or_the_courses(course: Course, tmp_path: Path) -> None:
    for learner in ("own", "bare"):
        (tmp_path / learner).mkdir()
        (tmp_path / learner / "xor_mlp.py").write_text("x = 1\n")
    (tmp_path / "own" / "perceptron.py").write_text("mine = True\n")
    found = {each.learner: each for each in submissions(course, tmp_path, "xor-mlp")}
    assert found["own"].uses == {"perceptron": "mine = True\n"}
    assert found["bare"].uses == {"perceptron": course.lab("perceptron").source("solution.py")}
    assert found["own"].key(0, "v") != found["bare"].key(0, "v")


def grade(verdict: str = "passed") -> Grade:
    return Grade("perceptron", "v4", verdict, Score(1, 1), 0, 12.5, "full", ())  # type: ignore[arg-type]


def test_half_a_line_is_no_result_and_the_next_one_is(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "results.jsonl")
    journal.append(Result("asha", "perceptron", "a", grade()))
    with journal.path.open("ab") as file:
        file.write(b'{"learner": "ravi", "la')
    journal.append(Result("zed", "perceptron", "z", grade("failed")))
    assert sorted(journal.read()) == ["a", "z"]


def test_only_what_is_new_waits(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "results.jsonl")
    known, new = (Submission(name, "perceptron", Path("x.py"), "a = 1\n") for name in ("asha", "ravi"))
    broken = Submission("zed", "perceptron", Path("x.py"), problem="lab_file_binary")
    journal.append(Result("asha", "perceptron", known.key(0, "v1"), grade()))
    todo, done = run.waiting([known, new, broken], journal, 0, "v1")
    assert [each.learner for each, _ in todo] == ["ravi"]
    assert [(each.learner, each.verdict) for each in done] == [("asha", "passed"), ("zed", "unreadable")]
    assert len(run.waiting([known, new], journal, 0, "v2")[0]) == 2, "another version of the course"


def test_a_judge_that_cannot_live_counts_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.study.resident.SERVICE", "this.is.no.module")
    found: list[Result] = []
    todo = [(Submission("asha", "perceptron", Path("x.py"), "a = 1\n"), "k")]
    asyncio.run(
        run.grade_all(
            ROOT, todo, workers=3, seed=0, lang="en", log_path=tmp_path / "log", on_result=found.append
        )
    )
    assert [each.verdict for each in found] == ["grader_error"]
    assert row(found[0])["earned"] is None and "counts neither" in letter(found[0], "en")


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    assert "'=1+1" in table([row(Result("=1+1", "perceptron", "k", grade()))])


def test_reports_are_sorted(tmp_path: Path) -> None:
    results = [Result(name, "perceptron", name, grade()) for name in ("ravi", "asha")]
    write_reports(tmp_path, results, "hi")
    lines = (tmp_path / "grades.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in lines] == ["learner", "asha", "ravi"]
    assert (tmp_path / "feedback" / "asha" / "perceptron.results.json").is_file()
