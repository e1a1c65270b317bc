"""What the log says, derived once for each state it is in; and the outlines of the units it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tutor.course.load import Course
from tutor.course.outline import Outline, outline
from tutor.recall.mastery import UnitRecord, unit_records
from tutor.recall.memory import remembered
from tutor.recall.schedule import Card, Memory
from tutor.store.events import Entry, standing
from tutor.store.progress import Store

Head = tuple[str, int]


class Ledger:
    """The log at one moment. `outlines` is kept from one ledger to the next: the course does not change."""

    def __init__(self, store: Store, course: Course, outlines: dict[str, Outline]) -> None:
        self.head: Head = store.head()
        self._store = store
        self._course = course
        self._outlines = outlines

    @cached_property
    def entries(self) -> list[Entry]:
        """All that was not undone, in order."""
        return standing(self._store.events())

    @cached_property
    def records(self) -> Mapping[str, UnitRecord]:
        """What was done in each unit that was begun."""
        return unit_records(self.entries)

    def record(self, unit_id: str) -> UnitRecord:
        """What was done in a unit; empty for one that was not begun."""
        return self.records.get(unit_id) or UnitRecord()

    @cached_property
    def memory(self) -> Memory:
        return remembered(self._store)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The cards of questions that the course still asks."""
        return {
            question: card
            for question, card in self.memory.cards.items()
            if question in self.outline(card.unit).questions
        }

    def outline(self, unit_id: str) -> Outline:
        """The pages and questions of a unit; empty for one that is not written."""
        if unit_id not in self._outlines:
            folder = self._course.folders.get(unit_id)
            self._outlines[unit_id] = outline(folder, self._course.root) if folder else Outline()
        return self._outlines[unit_id]
