"""Processes as the system lists them: who came from whom, and whether it runs, stands still or is gone."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

STOPPED, ZOMBIE = "T", "Z"
PATIENCE = 60.0
"""Seconds after which a condition is given up."""


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came to be"


def offspring(pid: int) -> dict[int, str]:
    """Everything that came from a process: process id -> state and command line. Zombies are left out."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 3) for line in listed.stdout.splitlines()]
    found: dict[int, str] = {}
    parents = {pid}
    for _ in rows:  # children may stand before their parents
        new = {int(row[0]): " ".join(row[2:]) for row in rows if int(row[1]) in parents}
        found |= new
        parents = set(new)
    return {child: told for child, told in found.items() if not told.startswith(ZOMBIE)}


def alive(pids: dict[int, str]) -> list[str]:
    """Those of them that have not ended; killed ones that nobody has waited for yet have."""
    names = ",".join(map(str, pids))
    listed = subprocess.run(["ps", "-o", "stat=", "-p", names], capture_output=True, text=True, check=False)
    return [state for state in listed.stdout.split() if not state.startswith(ZOMBIE)]


def standing(pids: dict[int, str]) -> list[str]:
    """The modules of `tutor` whose processes are stopped, in the order of their names."""
    return sorted(
        next(word for word in told.split() if word.split(".")[0] == "tutor")
        for told in pids.values()
        if told.startswith(STOPPED)
    )
