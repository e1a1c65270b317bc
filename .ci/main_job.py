#!/usr/bin/env python3
"""The main job once, as a learner would do it, through a real pseudo-terminal.

First run → language → notes → away; a lab started, failed with the misconception named, by command and on the
screen, corrected, passed on the save; the tutor opened again resumes, and every report shows the pass. Every wait
is for words on the screen and has a limit. Exit code 0, or an assertion with the screen's last text.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

LIMIT = 60.0
"""Seconds any wait may take; everything usually takes less than two."""
LAB, MISTAKE, ACCEPTED = "perceptron", "strict_greater", "accepted/elementwise_product.py"
SOURCES = Path(__file__).resolve().parent.parent / "labs" / LAB
TUTOR = [str(Path(sys.executable).with_name("tutor"))]
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_^][^\x1b]*\x1b\\|\x1b[@-_]"
)


class Terminal:
    """A program in a terminal of 80×24: keys go in, what it wrote since the last key is looked at."""

    def __init__(self, home: Path) -> None:
        env = os.environ | {"TUTOR_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._child = pexpect.spawn(TUTOR[0], TUTOR[1:], env=env, dimensions=(24, 80), encoding="utf-8")
        self._written = ""

    def press(self, key: str) -> None:
        self.forget()
        self._child.send(key)

    def forget(self) -> None:
        """From now on only what is written anew counts."""
        self._written = ""

    def shows(self, word: str) -> bool:
        """Whether it has been written since the last key."""
        return word in self._text()

    def wait_for(self, *words: str) -> None:
        """Until all of them have been written, in whatever order and however coloured."""
        end = time.monotonic() + LIMIT
        while missing := [word for word in words if not self.shows(word)]:
            assert time.monotonic() < end, f"never shown: {missing}\n{self._text()[-3000:]}"
            try:
                self._written += self._child.read_nonblocking(65536, timeout=1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                raise AssertionError(f"the tutor ended before {missing}\n{self._text()[-3000:]}") from None

    def _text(self) -> str:
        return _ESCAPES.sub("", self._written)

    def wait_for_end(self) -> None:
        self._child.expect(pexpect.EOF, timeout=LIMIT)
        self._child.close()
        assert self._child.exitstatus == 0, f"exit code {self._child.exitstatus}\n{self._child.before}"


def command(home: Path, *words: str, code: int = 0) -> str:
    """Run a command to its end; its output."""
    env = os.environ | {"TUTOR_HOME": str(home)}
    done = subprocess.run([*TUTOR, *words], env=env, capture_output=True, text=True, timeout=10 * LIMIT)
    assert done.returncode == code, f"{words}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def first_run(home: Path) -> None:
    """Two keys from an empty machine to the first page of notes; one more turns it."""
    screen = Terminal(home)
    screen.wait_for("Hinglish", "English")
    screen.press("2")
    screen.wait_for("Continue", "page 1", "Perceptrons")
    screen.press("\r")
    screen.wait_for("n Next", "1 / ")
    screen.press("n")
    screen.wait_for("2 / ")
    leave(screen)


def leave(screen: Terminal) -> None:
    """Up to home, and out."""
    if not screen.shows("Continue"):
        screen.press("\x1b")
        screen.wait_for("Continue")
    screen.press("q")
    screen.wait_for_end()


def write(home: Path, name: str) -> None:
    """What the learner saves: another file of the lab's folder."""
    (home / "labs" / f"{LAB}.py").write_text((SOURCES / name).read_text(encoding="utf-8"), encoding="utf-8")


def lab_by_command(home: Path) -> None:
    """Started, not written yet, failed with the misconception named; no solution before a pass."""
    command(home, "start", LAB)
    assert json.loads(command(home, "grade", LAB, "--json", code=1))["verdict"] == "not_started"
    write(home, f"mistakes/{MISTAKE}.py")
    grade = json.loads(command(home, "grade", LAB, "--json", code=1))
    named = {check["mistake"]["id"] for check in grade["checks"] if check.get("mistake")}
    assert (grade["verdict"], named) == ("failed", {MISTAKE}), grade
    assert grade["isolation"] in ("full", "partial", "process"), grade
    command(home, "solution", LAB, code=1)


def lab_on_the_screen(home: Path) -> None:
    """The same failure on the screen; a save regrades and passes; home knows."""
    screen = Terminal(home)
    screen.wait_for("Continue")
    screen.press("g")
    screen.wait_for("g Grade")
    screen.press("g")
    screen.wait_for("shuts out")
    screen.forget()
    write(home, ACCEPTED)
    screen.wait_for("13 of 13")
    screen.press("v")
    screen.wait_for("your code", "the solution")
    screen.press("\x1b")
    screen.wait_for("13 of 13")
    leave(screen)


def after_a_restart(home: Path) -> None:
    """Commands and screens tell the same story."""
    (row,) = [row for row in json.loads(command(home, "labs", "--json")) if row["id"] == LAB]
    assert row["state"] == "passed", row
    units = {row["id"]: row["state"] for row in json.loads(command(home, "units", "--json"))}
    assert units["v1"] == units["v4"] == "reading", units
    assert "return (z >= 0).astype(int)" in command(home, "solution", LAB)
    assert command(home, "grade", LAB) and command(home, "progress") and command(home, "next")
    screen = Terminal(home)
    screen.wait_for("Continue", "13 / 13")
    leave(screen)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for step in (first_run, lab_by_command, lab_on_the_screen, after_a_restart):
            began = time.monotonic()
            step(home)
            print(f"{step.__name__.replace('_', ' ')}: done in {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
