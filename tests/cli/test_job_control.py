"""`tutor compare` in a shell: ctrl-z pauses everything, `fg` goes on, ctrl-c ends it and says how far it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.processes import alive, offspring, standing, until
from tests.study.learning import LOGIT, add_logit

EVERYBODY = ["tutor", "tutor.sandbox.zygote_main", "tutor.training"]


@pytest.fixture
def shell(course: Path, home: Path) -> Iterator[pexpect.spawn]:
    """A shell with job control in a terminal of its own, where the lab is written and `tutor compare` begins."""
    add_logit(course)
    (home / "labs").mkdir(parents=True)
    (home / "labs/logit.py").write_text(LOGIT)
    environment = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "PS1": "$ "}
    child = pexpect.spawn(
        "/bin/sh", ["-i"], env=environment, dimensions=(24, 100), timeout=60, encoding="utf-8"
    )
    child.expect(r"\$ ")
    child.sendline(f"set -m; {sys.executable} -m tutor --lang en compare logit; echo code $?")
    child.expect("loss 0")
    yield child
    child.close(force=True)


def test_ctrl_z_pauses_and_fg_goes_on(shell: pexpect.spawn) -> None:
    shell.sendcontrol("z")
    shell.expect(r"(?i)stopped.*\$ ")
    until(lambda: standing(offspring(shell.pid)) == EVERYBODY)
    shell.sendline("fg; echo code $?")
    shell.expect("✓ Your curve stays inside the band")
    shell.expect("code 0")


def test_ctrl_c_says_how_far_it_was_and_leaves_nothing(shell: pexpect.spawn) -> None:
    family = offspring(shell.pid)
    assert len(family) >= 4
    shell.sendcontrol("c")
    shell.expect(r"Stopped at epoch \d+ of \d+\. Your file")
    shell.expect("code 130")
    until(lambda: not alive(family))


def test_closing_the_terminal_on_a_paused_run_leaves_nothing(shell: pexpect.spawn) -> None:
    shell.sendcontrol("z")
    shell.expect(r"(?i)stopped.*\$ ")
    until(lambda: standing(offspring(shell.pid)) == EVERYBODY)
    family = offspring(shell.pid)
    shell.close(force=True)
    until(lambda: not alive(family))
