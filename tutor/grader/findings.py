"""What a check found wrong, as data. `explain.py` makes the sentences, in the learner's language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from tutor.course.model import Bilingual
from tutor.grader.report import FailureKind


class _Nothing:
    """Marks a finding that has no value to draw; None is a value a learner may return."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = _Nothing()


@dataclass(frozen=True)
class Finding:
    """One difference between what was returned and what was wanted.

    `text` names the sentence, [grader.finding.TEXT] of the texts, which `fields` fill in; a check's own
    sentence takes its place. `part` is the path to the differing part of a nested value, such as `[1]`.
    """

    kind: FailureKind
    text: str
    fields: dict[str, Any] = field(default_factory=dict)
    got: object = NOTHING
    want: object = NOTHING
    first: tuple[int, ...] | None = None
    """Index of the first differing entry of an array."""
    what: str = ""
    """The author's name for the compared value."""
    part: str = ""
    sentence: Bilingual | None = None


class CheckFailed(AssertionError):
    """A hidden test saw a wrong result."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.kind}: {finding.text} {finding.part}".strip())
        self.finding = finding

    def named(self, what: str) -> CheckFailed:
        """The same failure with the author's name for the value; an inner name is kept."""
        return CheckFailed(replace(self.finding, what=self.finding.what or what))


def fail(
    kind: FailureKind,
    text: str,
    *,
    part: str = "",
    got: object = NOTHING,
    want: object = NOTHING,
    first: tuple[int, ...] | None = None,
    **fields: Any,
) -> NoReturn:
    """Raise CheckFailed with a finding of this kind."""
    raise CheckFailed(Finding(kind, text, fields, got, want, first, part=part))
