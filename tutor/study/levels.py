"""How far each unit is: what was read, answered and built of all it holds."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.quiz.know import PASS_SHARE
from tutor.recall.mastery import mastery
from tutor.study.session import Study


@dataclass(frozen=True)
class UnitLevel:
    """Counts are (done, all): pages read, questions right at their latest answer, labs passed."""

    level: float
    read: tuple[int, int]
    quiz: tuple[int, int]
    labs: tuple[int, int]
    known: bool
    """Proven by the short test."""

    @property
    def all_read(self) -> bool:
        return self.read[0] == self.read[1] > 0

    @property
    def answered(self) -> bool:
        return self.quiz[0] >= PASS_SHARE * self.quiz[1] and self.quiz[1] > 0

    @property
    def done(self) -> bool:
        """Every page read, four fifths of the questions right, every lab passed; or known by the short test."""
        quiz_done = self.answered or not self.quiz[1]
        return self.known or (self.all_read and quiz_done and self.labs[0] == self.labs[1])


NOT_BEGUN = UnitLevel(0.0, (0, 0), (0, 0), (0, 0), False)


def unit_level(study: Study, unit_id: str) -> UnitLevel:
    """The level of a unit. One that was not begun has no counts: its files are not looked at."""
    ledger = study.ledger
    record = ledger.records.get(unit_id)
    if record is None or unit_id not in study.course.folders:
        return NOT_BEGUN
    outline, labs = ledger.outline(unit_id), study.course.labs_of(unit_id)
    return UnitLevel(
        level=mastery(record, outline.pages, outline.questions, labs),
        read=_share(outline.pages, record.read),
        quiz=_share(outline.questions, {name for name, right in record.answers.items() if right}),
        labs=_share(labs, {name for name, lab in record.labs.items() if lab.passed}),
        known=record.known >= PASS_SHARE,
    )


def _share(wanted: tuple[str, ...], done: set[str]) -> tuple[int, int]:
    return sum(name in done for name in wanted), len(wanted)
