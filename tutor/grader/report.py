"""A grade as data. Every front end renders this and nothing else; `to_json` is the public form."""

from __future__ import annotations

from typing import Literal

import msgspec

from tutor.texts import Lang

Verdict = Literal[
    "passed",
    "failed",
    "not_started",
    "error",
    "timeout",
    "memory",
    "crashed",
    "forbidden",
    "skipped",
    "grader_error",
]
FailureKind = Literal[
    "missing",  # the function is not there
    "signature",
    "wrong_type",
    "wrong_shape",
    "wrong_dtype",
    "not_finite",
    "wrong_value",
    "mutated_input",
    "property",  # a sentence of the check's own: "probabilities do not sum to 1"
    "own_work",
    "raised",
    "syntax",
    "timeout",
    "memory",
    "crashed",
    "exited",
    "forbidden",
    "protocol",
    "needs",  # skipped: a check it needs did not pass
    "not_started",
    "internal",
]
Isolation = Literal["full", "partial", "process"]


class Frame(msgspec.Struct, frozen=True):
    """One frame of the learner's own code in a traceback. `file` is empty for the file that is graded."""

    line: int
    function: str
    text: str
    file: str = ""
    """`mylabs/momentum.py`: a lab that this one builds on."""


class Failure(msgspec.Struct, frozen=True):
    """Why a check is not passed, in the learner's language. `got` and `want` are drawn side by side."""

    kind: FailureKind
    message: str
    function: str = ""
    input: str = ""
    got: str = ""
    want: str = ""
    first_difference: str = ""
    """Index of the first differing entry, `[0, 2]`, or empty."""
    frames: tuple[Frame, ...] = ()
    output: str = ""
    """What the learner's code printed during the check, cut to 2 kB."""


class NamedMistake(msgspec.Struct, frozen=True):
    id: str
    text: str


class CheckGrade(msgspec.Struct, frozen=True):
    id: str
    title: str
    verdict: Verdict
    points: int
    failure: Failure | None = None
    mistake: NamedMistake | None = None
    see: str = ""
    """`v38#bias-correction`: where the notes explain it."""


class Score(msgspec.Struct, frozen=True):
    earned: int
    possible: int


class Grade(msgspec.Struct, frozen=True):
    """One grade of one file. `verdict` is `passed` only if every declared check reported and passed."""

    lab: str
    unit: str
    verdict: Verdict
    score: Score
    seed: int
    duration_ms: float
    isolation: Isolation
    checks: tuple[CheckGrade, ...]
    schema: int = 1
    lang: Lang = "en"

    def to_json(self) -> bytes:
        """The documented form of `tutor grade --json`: schema first, no `lang`, nothing empty left out."""
        plain = msgspec.to_builtins(self)
        plain.pop("lang")
        return msgspec.json.format(msgspec.json.encode({"schema": plain.pop("schema"), **plain}), indent=1)
