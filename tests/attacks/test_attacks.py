"""Every row against the whole grader, as the user who runs the tests and, where that is root, as an ordinary one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.grader.judge import Judge
from tutor.sandbox.isolation import describe_isolation

HERE = Path(__file__).parent
BY_USER = "files or network or processes or resources or hunts"
"""Groups of rows in which it matters who runs them; the others attack the judge alone."""


@pytest.fixture(scope="module")
def ordinary_user() -> Iterator[subprocess.Popen[str]]:
    """The suite once more, started beside this one by a user with no rights of root's."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        command = [sys.executable, "-B", str(HERE / "as_ordinary_user.py"), sys.executable, "-m", "pytest"]
        options = [
            "-q",
            "-p",
            "no:cacheprovider",
            f"--basetemp={folder}/tests",
            "-k",
            f"is_stopped and ({BY_USER})",
        ]
        environment = {**os.environ, "HOME": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        with subprocess.Popen(
            [*command, *options, str(HERE / "test_attacks.py")],
            cwd=HERE.parent.parent,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            yield process
            process.kill()


@pytest.fixture(scope="module", autouse=True)
def _beside(request: pytest.FixtureRequest) -> None:
    if os.getuid() == 0:
        request.getfixturevalue("ordinary_user")


def test_the_attack_is_stopped(attack: Any, arena: Any, surroundings: Any) -> None:
    if attack.open:
        pytest.skip(attack.open)
    missing = describe_isolation().missing
    if set(attack.by) <= set(missing):
        pytest.skip(f"this system has no {' and no '.join(missing)}")
    grade = arena.grade(attack, surroundings)
    told = [(check.id, check.verdict, check.failure and check.failure.message) for check in grade.checks]
    assert grade.verdict in attack.verdict, told
    assert grade.verdict != "passed"
    assert surroundings.changes() == []


def test_it_is_stopped_for_an_ordinary_user_too(request: pytest.FixtureRequest) -> None:
    if os.getuid() != 0:
        pytest.skip("this is the run of an ordinary user")
    process = request.getfixturevalue("ordinary_user")
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 0, output[-4000:]
    assert " passed" in output.splitlines()[-1]


def test_a_judge_leaves_no_process_behind(surroundings: Any, tmp_path: Path) -> None:
    before = set(_children_of(os.getpid()))
    with Judge(tmp_path) as judge:
        grade = judge.grade(surroundings.lab, "def answer(n): raise SystemExit", seed=1, lang="en")
        (zygote,) = set(_children_of(os.getpid())) - before
    assert grade.verdict == "crashed"
    assert not [pid for pid in _processes() if _session(pid) == zygote]


def test_the_table_in_the_documentation_has_every_row(repository: Path, all_attacks: list[Any]) -> None:
    """What has not been run with layers off has no place in the suite."""
    _, _, table = (
        (repository / "docs" / "grading.md").read_text(encoding="utf-8").partition("test_layers_off.py -->\n")
    )
    cells = [row.split(" | ") for row in table.splitlines()]
    first_and_last = [(row[0], row[-1]) for row in cells]
    written = {(f"| {row.group}: {row.name}", f"{row.open or ' or '.join(row.by)} |") for row in all_attacks}
    assert set(first_and_last[2:]) == written


def _processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _children_of(parent: int) -> list[int]:
    return [pid for pid in _processes() if _status(pid)[1:2] == [str(parent)]]


def _session(pid: int) -> int:
    status = _status(pid)
    return int(status[3]) if status and status[0] != "Z" else 0


def _status(pid: int) -> list[str]:
    """State, parent, group and session of a process; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[:4]
    except OSError:
        return []
