"""What lies in the learner's own folder: modules that want to be imported by the judge, files that are none."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.course.load import open_course
from tutor.errors import UsageError
from tutor.store.labfiles import read_lab_file
from tutor.study.resident import Resident

SHADOWS = (
    *(
        "numpy",
        "torch",
        "msgspec",
        "pytest",
        "_pytest",
        "pluggy",
        "tutor",
        "random",
        "json",
        "logging",
        "ast",
    ),
    *("conftest", "sitecustomize", "usercustomize", "mylabs", "test_doubling", "solution", "typer", "rich"),
)


@pytest.fixture
def folder(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to stand in, full of modules that tell when somebody imports them, and a right answer."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in SHADOWS:
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'imported')!r}, 'a').write('{name} ')\n")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    course = repository / "tests" / "fixtures" / "course"
    lab = open_course(course).lab("doubling")
    (folder / "doubling.py").write_text(lab.source("accepted/times_two.py"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TUTOR_COURSE", str(course))
    yield folder
    assert not (tmp_path / "imported").exists(), (tmp_path / "imported").read_text()


def test_a_grade_imports_nothing_from_there(folder: Path) -> None:
    program = Path(sys.executable).with_name("tutor")
    ended = subprocess.run(
        [program, "grade", "./doubling.py", "--json"], capture_output=True, text=True, check=False
    )
    assert json.loads(ended.stdout)["verdict"] == "passed", ended.stderr


def test_a_resident_judge_imports_nothing_from_there(folder: Path, tmp_path: Path) -> None:
    async def grade() -> str:
        resident = Resident(Path(os.environ["TUTOR_COURSE"]), tmp_path / "log")
        source = (folder / "doubling.py").read_text()
        answer = await resident.ask("grade", lab="doubling", source=source, seed=1, lang="en", uses={})
        await resident.close()
        return str(answer["grade"]["verdict"])

    assert asyncio.run(grade()) == "passed"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/dev/zero", "lab_file_unreadable"),
        ("/dev/stdin", "lab_file_unreadable"),
        ("loop.py", "lab_file_unreadable"),
        ("nowhere.py", "lab_file_missing"),
        ("/proc/self/mem", "lab_file_unreadable"),
        ("/proc", "lab_file_directory"),
        ("pipe", "lab_file_unreadable"),
    ],
)
def test_a_link_in_place_of_a_file_is_refused_at_once(tmp_path: Path, target: str, kind: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop.py").symlink_to(tmp_path / "loop.py")
    file = tmp_path / "adam.py"
    file.symlink_to(tmp_path / target)
    with pytest.raises(UsageError) as refused:
        read_lab_file(file)
    assert refused.value.kind == kind


@pytest.mark.parametrize("name", ["doub\nling.py", "doub\x1b[31mling.py", "-rf.py"])
def test_a_strange_name_is_a_wrong_use_and_no_more(folder: Path, name: str) -> None:
    (folder / name).write_text("def twice(x): return 2 * x\n")
    program = Path(sys.executable).with_name("tutor")
    ended = subprocess.run(
        [program, "grade", f"./{name}", "--json"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2, ended.stdout
    assert json.loads(ended.stdout)["error"]["kind"] == "unknown_lab"
    assert "Traceback" not in ended.stderr
