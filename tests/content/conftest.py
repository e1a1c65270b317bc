"""Every unit and lab of the course that is there, found by its folder: adding one needs no code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RunNotes = Callable[[Path], list[str]]
UNITS = sorted(path for path in ROOT.glob("content/*/v*") if path.is_dir())
FOUND = {
    "unit_folder": {path.name: path for path in UNITS},
    "lab_folder": {path.parent.name: path.parent for path in sorted(ROOT.glob("labs/*/lab.toml"))},
    "experiment_folder": {
        path.parent.name: path.parent for path in sorted(ROOT.glob("labs/*/experiment.py"))
    },
    "notes": {path.name: path / "notes.en.md" for path in UNITS}
    | {path.name: path for path in sorted(ROOT.glob("content/*/recap-*.en.md"))},
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for argument, places in FOUND.items():
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, places.values(), ids=places.keys())


@pytest.fixture(scope="session")
def run_notes() -> Iterator[RunNotes]:
    """Runs the Python blocks of one file of notes; returns what failed."""
    with notes_runner(60) as run:
        yield run


@pytest.fixture
def run_notes_in_a_second() -> Iterator[RunNotes]:
    with notes_runner(1) as run:
        yield run


@contextmanager
def notes_runner(limit: float) -> Iterator[RunNotes]:
    command = [sys.executable, str(Path(__file__).with_name("run_notes.py")), str(limit)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        ask, answer = process.stdin, process.stdout

        def run(path: Path) -> list[str]:
            print(path, file=ask, flush=True)
            failures: list[str] = json.loads(answer.readline())
            return failures

        yield run
        ask.close()
