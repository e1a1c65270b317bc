"""Measuring: processes, and programs in a pseudo-terminal; and the rows of budgets. Times are in milliseconds."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pexpect

LIMIT = 60.0
QUIET = 0.3
"""Seconds of silence after which a screen is at rest."""
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_^][^\x1b]*\x1b\\|\x1b[@-_]"
)


@dataclass(frozen=True)
class Row:
    """One budget: what was measured, what it is compared with, and what it may be."""

    what: str
    measured: float
    """Milliseconds, or in `unit`."""
    reference: float | None
    """The same of what it is compared with; None: the budget is in the unit itself."""
    budget: float
    faster: bool = False
    """The budget is the least it may be: how many times faster than the reference, or how many of the unit."""
    unit: str = "ms"

    @property
    def figure(self) -> float:
        if self.reference is None:
            return self.measured
        return self.reference / self.measured if self.faster else self.measured / self.reference

    @property
    def kept(self) -> bool:
        return self.figure >= self.budget if self.faster else self.figure <= self.budget

    def __str__(self) -> str:
        unit = self.unit if self.reference is None else "×"
        amount, figure = f"{self.measured:.1f} {self.unit}", f"{self.figure:.1f} {unit}"
        against = "" if self.reference is None else f"{self.reference:.1f} {self.unit}"
        sign = "≥" if self.faster else "≤"
        return (
            f"{self.what:<58}{amount:>16}{against:>14}{figure:>16}   {sign} {self.budget:g} {unit}"
            f"{'' if self.kept else '   OVER'}"
        )


Part = Callable[[int, Path], Iterator[Row]]
"""part(runs, folder): rows, measured so many times, with a folder of its own."""


def table(told: str | None, *parts: Part) -> int:
    """The main of a benchmark: print every row as it comes. The exit code: 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            for row in part(runs, Path(folder)):
                rows.append(row)
                print(row, flush=True)
    return 0 if all(row.kept for row in rows) else 1


def in_turns(actions: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """The least of several measurements each, taken in turns so that noise falls on all alike."""
    measured: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(runs):
        for name, action in actions.items():
            measured[name].append(action())
    return {name: min(times) for name, times in measured.items()}


def surroundings(env: Mapping[str, str]) -> dict[str, str]:
    """This process's environment and `env`. Modules are compiled once, as in every installation: not at each start."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **env}


def process(command: Sequence[str], env: Mapping[str, str]) -> float:
    """A whole process, start to end."""
    started = time.perf_counter()
    subprocess.run(command, env=surroundings(env), capture_output=True, check=True)
    return 1000 * (time.perf_counter() - started)


class Screen:
    """A program in a terminal. Times are from a key, or from the start, to words on the screen."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], words: str, size: tuple[int, int] = (80, 24)
    ) -> None:
        everything = surroundings({"TERM": "xterm-256color", "COLORTERM": "truecolor", **env})
        started = time.perf_counter()
        self._child = pexpect.spawn(
            command[0], list(command[1:]), env=everything, dimensions=size[::-1], encoding="utf-8"
        )
        self._child.delaybeforesend = None
        self.start = self._until(words, started)

    def press(self, key: str, words: str) -> float:
        """Press a key, once the screen has come to rest, and wait for the words."""
        self._rest()
        started = time.perf_counter()
        self._child.send(key)
        return self._until(words, started)

    def press_on(self, key: str, words: Sequence[str]) -> float:
        """Press a key for each of the words, as soon as those before are there; the time of one press, in the mean.

        Words are looked for as the program writes them: without a change of style inside.
        """
        self._rest()
        written, started = "", time.perf_counter()
        for expected in words:
            self._child.send(key)
            while expected not in written:
                written = written[-len(expected) :] + self._child.read_nonblocking(65536, timeout=LIMIT)
            written = written.partition(expected)[2]
        return 1000 * (time.perf_counter() - started) / len(words)

    def _rest(self) -> None:
        """Read until nothing has been written for a while."""
        with suppress(pexpect.TIMEOUT):
            while True:
                self._child.read_nonblocking(65536, timeout=QUIET)

    def close(self) -> None:
        self._child.close(force=True)

    def _until(self, words: str, started: float) -> float:
        written = ""
        while words not in _ESCAPES.sub("", written):
            if time.perf_counter() - started > LIMIT:
                raise TimeoutError(f"{words!r} was never shown:\n{_ESCAPES.sub('', written)[-2000:]}")
            try:
                written += self._child.read_nonblocking(65536, timeout=1)
            except pexpect.TIMEOUT:
                continue
        return 1000 * (time.perf_counter() - started)
