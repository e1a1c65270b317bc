"""The one object both front ends hold: the learner's home, the course, the log, the clock and the language."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tutor import paths
from tutor.course.load import Course, open_course
from tutor.errors import StoreError
from tutor.recall.memory import remembered
from tutor.store.progress import Store, open_store
from tutor.study.ledger import Ledger
from tutor.study.views import Language
from tutor.texts import LANGUAGES, Lang

if TYPE_CHECKING:
    from tutor.grader.report import Grade

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Study:
    """Opened once per process. Everything that asks for the time asks this clock."""

    home: paths.Home
    course: Course
    store: Store
    clock: Clock
    forced: Lang | None = None
    """`--lang` or TUTOR_LANG: holds for this run and is not saved."""
    last_grades: dict[str, Grade] = field(default_factory=dict)
    """The newest grade of each lab graded in this process, whole: the log keeps its points alone."""
    _ledger: Ledger | None = None

    @property
    def ledger(self) -> Ledger:
        """What the log says now, whoever wrote it."""
        if self._ledger is None:
            self._ledger = Ledger(self.store, self.course)
        self._ledger.refresh()
        return self._ledger

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        """The learner's local day."""
        return self.now().astimezone().date()

    @property
    def language(self) -> Language | None:
        """What the notes are shown in; None until the learner chose."""
        return self.forced or cast("Language | None", self.store.settings.get("lang"))

    @property
    def lang(self) -> Lang:
        """The language of single sentences: `both` speaks Hinglish, nothing chosen yet speaks English."""
        chosen = self.language
        if chosen is None:
            return "en"
        return "hi" if chosen == "both" else chosen

    def choose_language(self, language: Language) -> None:
        self.forced = None
        self.store.settings.set("lang", language)

    def close(self) -> None:
        """Close the log. Card states are brought up to date first, so that the next start need not."""
        with suppress(StoreError):
            remembered(self.store)
        self.store.close()


def open_study(
    home: paths.Home | None = None,
    course_root: Path | None = None,
    clock: Clock = utc_now,
    lang: str | None = None,
) -> Study:
    """Open the course's index and the learner's log.

    Raises StoreError when the home cannot be used, CourseError when there is no course.
    """
    home = home or paths.Home.default()
    course = open_course(course_root or paths.course_root())
    forced = lang if lang in LANGUAGES else None
    return Study(home, course, open_store(home), clock, forced)
