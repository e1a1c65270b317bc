"""The program in a pseudo-terminal: it opens, gives the terminal to $EDITOR and takes it back, and ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that solves the lab."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "print('EDITOR HAS THE TERMINAL', flush=True)\n"
        "pathlib.Path(sys.argv[1]).write_text('def twice(x):\\n    return x + x\\n')\n"
    )
    return script


def test_the_editor_of_ones_own(tmp_path: Path, course: Path, editor: Path) -> None:
    environment = {
        **os.environ,
        "TUTOR_HOME": str(tmp_path / "home"),
        "TUTOR_COURSE": str(course),
        "EDITOR": f"{sys.executable} {editor}",
        "TERM": "xterm-256color",
    }
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tutor", "--lang", "en"],
        env=environment,
        dimensions=(24, 80),
        timeout=60,
        encoding="utf-8",
    )
    child.expect("Continue")
    child.send("\r")
    child.expect("The idea")
    child.send("\t")
    child.expect("1 / 4")
    child.send("\t")
    child.expect("Not started yet")
    child.send("E")
    child.expect("EDITOR HAS THE TERMINAL")
    child.expect("Done")
    child.send("\x1b")
    child.expect("Continue")
    child.send("q")
    child.expect(pexpect.EOF)
    assert child.wait() == 0
    assert "Traceback" not in child.before
