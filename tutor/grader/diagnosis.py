"""From what went wrong in a check to a verdict: a trouble of the program's, or a fault of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.grader.findings import CheckFailed, Finding
from tutor.grader.program import Program
from tutor.grader.report import FailureKind, Frame, Verdict
from tutor.sandbox.errors import Died, ProtocolError, Raised, Syntax
from tutor.sandbox.errors import Frame as SandboxFrame


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
TIMEOUTS = {"grade": "grade_timeout", "load": "load_timeout"}
MISSING = "MissingName"
"""What the sandbox raises for a name that the file does not define; the message is the name."""
MISFIT = re.compile(r"(?P<function>\w+)(\.__init__)?\(\) (takes|missing|got|expected)")
"""How Python complains about the arguments of a call."""


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


def _frame(frame: SandboxFrame) -> Frame:
    """Of the file that is graded, or of a lab that it builds on."""
    file = frame.file if "/" in frame.file else ""
    return Frame(frame.line, frame.function, frame.text, file)


def _pointed_at(syntax: Syntax) -> Frame:
    """The line that is no Python, with a caret below the place."""
    code = syntax.text.strip()
    indent = len(syntax.text) - len(syntax.text.lstrip())
    caret = " " * (syntax.column - 1 - indent) + "^" if syntax.column > indent else ""
    return Frame(syntax.line, "<module>", f"{code}\n{caret}".rstrip())


def _diagnose_death(error: Died) -> Trouble:
    verdict, kind = DEATHS.get(error.reason, ("crashed", "crashed"))
    text = TIMEOUTS.get(error.detail, kind) if kind == "timeout" else kind
    return Trouble(verdict, Finding(kind, text, {"detail": error.detail}))


def _diagnose_raised(error: Raised, function: str, program: Program | None) -> Trouble:
    frames = tuple(map(_frame, error.frames))
    fields = {"type": error.type_name, "message": error.message, "inside": error.inside}
    if error.syntax is not None:
        place = {"line": error.syntax.line}
        return Trouble(
            "error", Finding("syntax", "syntax", {**fields, **place}), (_pointed_at(error.syntax),)
        )
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
    if not frames:
        return Trouble("error", _outside(error, function, program))
    return Trouble("error", Finding("raised", "raised", fields), frames)


def _outside(error: Raised, function: str, program: Program | None) -> Finding:
    """Not a line of the learner's was reached: no such function, other parameters, or an unfit result."""
    if error.type_name == MISSING:
        return Finding("missing", "missing", {"function": error.message})
    misfit = MISFIT.match(error.message)
    name = function or (misfit["function"] if misfit else "")
    signature = program.signature(name) if program is not None and name and misfit else None
    if error.type_name == "TypeError" and signature is not None:
        fields = {"function": name, "signature": f"{name}{signature}", "message": error.message}
        return Finding("signature", "signature", fields)
    text = "raised" if function else "raised_in_probe"
    return Finding("raised", text, {"type": error.type_name, "message": error.message})
