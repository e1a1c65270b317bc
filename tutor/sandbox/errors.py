"""What a program in a worker can do wrong. Faults of our own are `tutor.errors.GraderFault`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """One line of a traceback, in the learner's own file or in another lab file of theirs."""

    file: str
    line: int
    function: str
    """`<module>` outside any function."""
    text: str


@dataclass(frozen=True)
class Syntax:
    """Where a file stops being Python. `column` counts from 1; 0 when it is not known."""

    line: int
    column: int
    text: str


class Raised(Exception):
    """The program raised an exception, here as plain text: no class of the program's ever leaves its worker.

    `mro` names the exception's classes from its own on; `frames` are lines of lab files, outermost first;
    `inside` is the place of a library that raised (`numpy/linalg/_linalg.py in inv`), empty where the
    program itself did. `output` is what it printed before.
    """

    def __init__(
        self,
        type_name: str,
        mro: tuple[str, ...],
        message: str,
        frames: tuple[Frame, ...] = (),
        inside: str = "",
        syntax: Syntax | None = None,
        output: str = "",
    ) -> None:
        super().__init__(f"{type_name}: {message}" if message else type_name)
        self.type_name = type_name
        self.mro = mro
        self.message = message
        self.frames = frames
        self.inside = inside
        self.syntax = syntax
        self.output = output


class Died(Exception):
    """The worker is gone. `reason`: timeout, memory, exited, forbidden or crashed.

    `detail` is the exit code of one that `exited`, the signal of one that `crashed`, `load` where the file
    itself took too long to run.
    """

    def __init__(self, reason: str, detail: str = "", output: str = "") -> None:
        super().__init__(f"{reason} ({detail})" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.output = output


class ProtocolError(Exception):
    """What came out of the worker is not what a worker says. The worker has been ended."""

    def __init__(self, message: str, output: str = "") -> None:
        super().__init__(message)
        self.output = output
