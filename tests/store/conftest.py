from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tutor.paths import Home
from tutor.store.progress import Store, open_store

Child = Callable[..., "subprocess.Popen[str]"]

PREAMBLE = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tutor.errors import TutorError
from tutor.paths import Home
from tutor.store.events import Read
from tutor.store.progress import open_store
home = Home(Path(sys.argv[1]))
def page(number):
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=number)
    return Read(at=at, unit=sys.argv[2], anchor=str(number))
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    opened = open_store(home)
    yield opened
    opened.close()


@pytest.fixture
def child() -> Iterator[Child]:
    """Start a Python process that runs some code after PREAMBLE; `argv[1]` is a home, `argv[2]` a name."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str, home: Path, name: str = "v1") -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PREAMBLE + code, str(home), name]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
