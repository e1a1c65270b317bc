"""Every error the program raises on purpose.

TutorError                 title, sentence and remedy are texts: [errors.KIND] in texts/{hi,en}.toml
├── UsageError             exit 2: a wrong name, an unreadable file
├── Refusal                exit 1: allowed later (a solution before a pass)
├── CourseError            exit 1: a unit or lab that cannot be loaded
├── StoreError             exit 3: progress cannot be read or written
└── GraderFault            exit 3: ours; never counts for or against a learner
"""

from __future__ import annotations


class TutorError(Exception):
    """A failure with a name. `kind` picks the texts, `fields` fill them in."""

    exit_code = 1

    def __init__(self, kind: str, **fields: object) -> None:
        super().__init__(f"{kind}: {fields}" if fields else kind)
        self.kind = kind
        self.fields = fields


class UsageError(TutorError):
    exit_code = 2


class Refusal(TutorError):
    exit_code = 1


class CourseError(TutorError):
    exit_code = 1


class StoreError(TutorError):
    exit_code = 3


class GraderFault(TutorError):
    exit_code = 3
