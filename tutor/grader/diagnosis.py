"""From what went wrong in a check to a verdict: a trouble of the program's, or a fault of ours."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.grader.findings import CheckFailed, Finding
from tutor.grader.program import Program
from tutor.grader.report import FailureKind, Frame, Verdict
from tutor.sandbox.errors import Died, ProtocolError, Raised


@dataclass(frozen=True)
class Trouble:
    """Why a check is not passed. `frames` are lines of the learner's own file."""

    verdict: Verdict
    finding: Finding
    frames: tuple[Frame, ...] = ()


DEATHS: dict[str, tuple[Verdict, FailureKind]] = {
    "timeout": ("timeout", "timeout"),
    "memory": ("memory", "memory"),
    "exited": ("crashed", "exited"),
    "forbidden": ("forbidden", "forbidden"),
}
"""Every other reason of a death is a crash."""


def diagnose(error: Exception, function: str = "", program: Program | None = None) -> Trouble | None:
    """The trouble behind an exception of a check; None when it came out of the test itself."""
    if isinstance(error, CheckFailed):
        return Trouble("failed", error.finding)
    if isinstance(error, Raised):
        return _diagnose_raised(error, function, program)
    if isinstance(error, Died):
        return _diagnose_death(error)
    if isinstance(error, ProtocolError):
        return Trouble("crashed", Finding("protocol", "protocol", {"detail": str(error)}))
    return None


def _diagnose_death(error: Died) -> Trouble:
    verdict, kind = DEATHS.get(error.reason, ("crashed", "crashed"))
    text = "grade_timeout" if (kind, error.detail) == ("timeout", "grade") else kind
    return Trouble(verdict, Finding(kind, text, {"detail": error.detail}))


def _diagnose_raised(error: Raised, function: str, program: Program | None) -> Trouble:
    frames = tuple(Frame(frame.line, frame.function, frame.text) for frame in error.frames)
    fields = {"type": error.type_name, "message": error.message, "inside": error.inside}
    if error.syntax is not None:
        place = {"line": error.syntax.line, "code": error.syntax.text, "column": error.syntax.column}
        return Trouble("error", Finding("syntax", "syntax", {**fields, **place}), frames)
    if error.type_name == "NotImplementedError" and frames and not error.inside:
        return Trouble(
            "not_started", Finding("not_started", "not_started", {"function": frames[-1].function}), frames
        )
    if "SystemExit" in error.mro:
        return Trouble("crashed", Finding("exited", "exited", {"detail": error.message}), frames)
    if "MemoryError" in error.mro or "can't allocate memory" in error.message:
        return Trouble("memory", Finding("memory", "memory", {"detail": error.message}), frames)
    if "PermissionError" in error.mro:
        return Trouble("forbidden", Finding("forbidden", "forbidden", {"detail": error.message}), frames)
    if not frames and function and program is not None:
        unfit = _unfit(error, function, program)
        if unfit is not None:
            return Trouble("error", unfit)
    return Trouble("error", Finding("raised", "raised", fields), frames)


def _unfit(error: Raised, function: str, program: Program) -> Finding | None:
    """The call did not reach the learner's code: no such function, or one with other parameters."""
    signature = program.signature(function)
    if signature is None:
        return Finding("missing", "missing", {"function": function})
    if error.type_name == "TypeError":
        fields = {"function": function, "signature": f"{function}{signature}", "message": error.message}
        return Finding("signature", "signature", fields)
    return None
