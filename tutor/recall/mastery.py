"""How far a learner is with a unit, from the log alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from tutor.recall.schedule import Card, retrievability
from tutor.store.events import Answered, Entry, Event, Graded, Known, Read, standing

READ_WEIGHT, QUIZ_WEIGHT, LAB_WEIGHT = 0.3, 0.3, 0.4


@dataclass
class LabRecord:
    """The best grade of one lab: points (earned, possible), whether it ever passed, attempts up to the first pass."""

    earned: int = 0
    possible: int = 0
    passed: bool = False
    tries: int = 0
    last: datetime | None = None

    @property
    def share(self) -> float:
        return 1.0 if self.passed else self.earned / max(1, self.possible)


@dataclass
class UnitRecord:
    """Pages read, whether the latest answer to each question was right, labs, and the short test's share."""

    read: set[str] = field(default_factory=set)
    answers: dict[str, bool] = field(default_factory=dict)
    labs: dict[str, LabRecord] = field(default_factory=dict)
    known: float = 0.0

    def has_passed(self, lab: str) -> bool:
        return lab in self.labs and self.labs[lab].passed


def unit_records(entries: Iterable[Entry]) -> dict[str, UnitRecord]:
    """What the log says about each unit that it names."""
    records: dict[str, UnitRecord] = {}
    add_records(records, standing(entries))
    return records


def add_records(records: dict[str, UnitRecord], entries: Iterable[Entry]) -> None:
    """Add what further entries say; none of them is undone."""
    for _, event in entries:
        if isinstance(event, Read | Answered | Graded | Known):
            _take(records.setdefault(event.unit, UnitRecord()), event)


def mastery(
    record: UnitRecord, pages: Collection[str], questions: Collection[str], labs: Collection[str]
) -> float:
    """0..1: the shares of pages read, questions right and lab points, as 3 : 3 : 4.

    A part the unit lacks is left out. A short test lifts the whole to its own share at least. Pages,
    questions and labs that the course no longer has do not count.
    """
    parts = [
        (READ_WEIGHT, len(pages), sum(page in record.read for page in pages)),
        (QUIZ_WEIGHT, len(questions), sum(record.answers.get(question, False) for question in questions)),
        (LAB_WEIGHT, len(labs), sum(record.labs[lab].share for lab in labs if lab in record.labs)),
    ]
    total = sum(weight for weight, count, _ in parts if count)
    reached = sum(weight * done / count for weight, count, done in parts if count)
    return max(record.known, reached / total if total else 0.0)


def likely_known(cards: Iterable[Card], now: datetime) -> float | None:
    """The mean probability that these are still known; None for no cards."""
    chances = [retrievability(card, now) for card in cards]
    return sum(chances) / len(chances) if chances else None


def _take(record: UnitRecord, event: Event) -> None:
    match event:
        case Read():
            record.read.add(event.anchor)
        case Answered():
            record.answers[event.question] = event.correct
        case Known():
            record.known = max(record.known, event.score)
        case Graded():
            _take_grade(record.labs.setdefault(event.lab, LabRecord()), event)


def _take_grade(record: LabRecord, grade: Graded) -> None:
    record.tries += grade.is_attempt and not record.passed
    record.last = grade.at
    record.passed = record.passed or grade.verdict == "passed"
    if (grade.earned, grade.possible) > (record.earned, record.possible):
        record.earned, record.possible = grade.earned, grade.possible
