from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.study.learning import FIXTURE
from tutor.cli.app import run


@dataclass(frozen=True)
class Result:
    """What a command did: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Tutor = Callable[..., Result]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "course"
    shutil.copytree(FIXTURE, root)
    monkeypatch.setenv("TUTOR_COURSE", str(root))
    return root


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The learner's folder: TUTOR_HOME names it."""
    return tmp_path / "home"


@pytest.fixture
def tutor(course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tutor:
    """Run one command line in this process; `typed` is its standard input."""

    def command(*arguments: str, typed: str = "") -> Result:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        code = run(list(arguments))
        written = capsys.readouterr()
        return Result(code, written.out, written.err)

    return command
