"""What the log says, kept up to date as it grows; and the outlines of the units it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from tutor.course.load import Course
from tutor.course.outline import Outline, outline
from tutor.recall.mastery import UnitRecord, add_records
from tutor.recall.memory import remembered
from tutor.recall.schedule import Card, Memory
from tutor.recall.streak import activity
from tutor.store.events import Entry, Trained, Undone, standing
from tutor.store.progress import Store


class Ledger:
    """Derived from the log on demand. `refresh` before use: it is cheap when nothing was written.

    What was appended is added to what is known. An entry that was taken back, or merged in before the end of
    the log by an import, makes everything be read anew.
    """

    def __init__(self, store: Store, course: Course) -> None:
        self._store = store
        self._course = course
        self._outlines: dict[str, Outline] = {}
        self._version: tuple[int, int] | None = None
        self._forget()

    def _forget(self) -> None:
        self._head: tuple[str, int] | None = None
        self._entries: list[Entry] = []
        self._records: dict[str, UnitRecord] = {}
        self._active: Counter[date] = Counter()
        self._trained: dict[str, Trained] = {}
        self._memory: Memory | None = None
        self._cards: dict[str, Card] | None = None

    def refresh(self) -> None:
        """Take in what was written since, here or by another process."""
        version = self._store.version()
        if version == self._version:
            return
        self._version = version
        if self._head is not None and self._store.head() != self._head:
            self._memory = self._cards = None
            self._follow(self._head)

    def _follow(self, head: tuple[str, int]) -> None:
        last, count = head
        new = list(self._store.events(since=last))
        undone = any(isinstance(event, Undone) for _, event in new)
        if undone or not new or self._store.head() != (new[-1][0], count + len(new)):
            self._forget()
        else:
            self._take(new, count)

    def _take(self, new: list[Entry], count: int) -> None:
        """Entries as they stand in the log, after the first `count` of it."""
        kept = standing(new)
        self._entries += kept
        self._active.update(activity(kept))
        add_records(self._records, kept)
        self._trained |= {
            event.name: event for _, event in kept if isinstance(event, Trained) and event.subject == "lab"
        }
        self._head = (new[-1][0] if new else "", count + len(new))

    def _read(self) -> None:
        if self._head is None:
            self._take(list(self._store.events()), 0)

    @property
    def entries(self) -> list[Entry]:
        """All that was not undone, in order. Not to be changed."""
        self._read()
        return self._entries

    @property
    def records(self) -> Mapping[str, UnitRecord]:
        """What was done in each unit that was begun."""
        self._read()
        return self._records

    @property
    def active(self) -> Counter[date]:
        """How many things were done on each local day with any."""
        self._read()
        return self._active

    @property
    def trained(self) -> Mapping[str, Trained]:
        """The last comparison of each lab that was trained beside the reference."""
        self._read()
        return self._trained

    def record(self, unit_id: str) -> UnitRecord:
        """What was done in a unit; empty for one that was not begun."""
        return self.records.get(unit_id) or UnitRecord()

    @property
    def memory(self) -> Memory:
        self._read()
        if self._memory is None:
            self._memory = remembered(self._store)
        return self._memory

    @property
    def cards(self) -> dict[str, Card]:
        """The cards of questions that the course still asks."""
        memory = self.memory
        if self._cards is None:
            self._cards = {
                question: card
                for question, card in memory.cards.items()
                if question in self.outline(card.unit).questions
            }
        return self._cards

    def outline(self, unit_id: str) -> Outline:
        """The pages and questions of a unit; empty for one that is not written."""
        if unit_id not in self._outlines:
            folder = self._course.folders.get(unit_id)
            self._outlines[unit_id] = outline(folder, self._course.root) if folder else Outline()
        return self._outlines[unit_id]
