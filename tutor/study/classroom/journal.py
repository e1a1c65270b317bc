"""Results as they come, one JSON line each: what is in here need not be graded again after a kill."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tutor.grader.report import Grade


class Result(msgspec.Struct, frozen=True):
    """What became of one submission: a grade, or the kind of problem that kept it from being graded."""

    learner: str
    lab: str
    key: str
    grade: Grade | None = None
    problem: str = ""

    @property
    def verdict(self) -> str:
        return self.grade.verdict if self.grade else "unreadable" if self.problem else "grader_error"


@dataclass
class Journal:
    """`results.jsonl` of a run. A line that a kill left half written is no result."""

    path: Path

    def read(self) -> dict[str, Result]:
        """Results by key; the last of a key counts."""
        found = {}
        if self.path.is_file():
            for line in self.path.read_bytes().splitlines():
                try:
                    result = msgspec.json.decode(line, type=Result)
                except msgspec.DecodeError:
                    continue
                found[result.key] = result
        return found

    def append(self, result: Result) -> None:
        """One write, on a line of its own even after half a line."""
        line = b"\n" + msgspec.json.encode(result) + b"\n"
        with self.path.open("ab", buffering=0) as file:
            file.write(line)
            os.fsync(file.fileno())
