"""content/ids.txt: the record of question ids that learners may already have in their memory.

One line each: `v38-first-step number`, the id and its kind, then `retired` once the question is gone.
A learner's review cards hang on these ids: none may vanish unsaid or change its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from tutor.course.files import read_text
from tutor.course.model import QuestionFile
from tutor.course.names import video_number

RETIRED = "retired"


class Released(msgspec.Struct, frozen=True):
    id: str
    kind: str
    retired: bool = False


def record_path(root: Path) -> Path:
    return root / "content" / "ids.txt"


def read_released(root: Path) -> dict[str, Released]:
    """Raises CourseError for a file that cannot be read; no file yet means nothing is released."""
    path = record_path(root)
    lines = read_text(path, root).splitlines() if path.is_file() else []
    rows = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {row[0]: Released(row[0], row[1] if len(row) > 1 else "", RETIRED in row[2:]) for row in rows}


def write_released(root: Path, questions: Iterable[QuestionFile]) -> int:
    """Add the questions that are not on record yet; what is on it stays. Returns how many are new."""
    released = read_released(root)
    new = {each.id: Released(each.id, each.kind) for each in questions if each.id not in released}
    rows = sorted({**released, **new}.values(), key=_order)
    lines = [" ".join((row.id, row.kind, *([RETIRED] if row.retired else []))) for row in rows]
    record_path(root).write_text("\n".join(["# id kind [retired]", *lines]) + "\n", encoding="utf-8")
    return len(new)


def _order(row: Released) -> tuple[int, str]:
    number = row.id.partition("-")[0]
    return (video_number(number) if number[1:].isdigit() else 0, row.id)
