"""What the front ends are given to show. Values only: no widget, no printing, no database behind them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from tutor.course.model import Bilingual
from tutor.study.curve_views import Outcome

if TYPE_CHECKING:
    from tutor.grader.report import Grade

Room = Literal["read", "quiz", "lab", "train"]
Language = Literal["hi", "en", "both"]
"""What the learner chose to read: notes may stand side by side, everything else then speaks Hinglish."""


class Place(msgspec.Struct, frozen=True):
    """Where a learner is or was: a unit, a room of it, and a page (anchor), question or lab in that room."""

    unit: str
    room: Room
    at: str = ""


class UnitProgress(msgspec.Struct, frozen=True):
    """One unit on the map. `level` is 0..1 over reading, quiz and labs; counts are (done, all)."""

    id: str
    title: Bilingual | None
    """None: planned, not written yet."""
    level: float
    read: tuple[int, int]
    quiz: tuple[int, int]
    lab_points: tuple[int, int]
    due: int
    done: bool
    capstones: tuple[str, ...] = ()
    """Labs of the unit that are built from earlier ones."""


class MapUnit(msgspec.Struct, frozen=True):
    """One bar of the map: known without opening the unit. `level` 0..1; `there`: the unit is written."""

    id: str
    level: float
    there: bool


class MapLab(msgspec.Struct, frozen=True):
    """A capstone on the map."""

    id: str
    passed: bool


class MapSection(msgspec.Struct, frozen=True):
    id: str
    number: int
    title: Bilingual
    units: tuple[MapUnit, ...]
    due: int
    capstones: tuple[MapLab, ...] = ()


class HeatDay(msgspec.Struct, frozen=True):
    day: date
    level: int
    """0 nothing, 1 some .. 4 a full evening."""


class Streak(msgspec.Struct, frozen=True):
    days: int
    longest: int
    active_of_last: tuple[int, int]
    """(active, of): 33 of the last 42 days."""


class DayForecast(msgspec.Struct, frozen=True):
    day: date
    count: int


class NextStep(msgspec.Struct, frozen=True):
    """One line of "what to do now", most useful first. `text_key` is under [next] of the texts."""

    action: Literal["read", "quiz", "review", "lab", "train", "know", "done"]
    unit: str
    at: str
    text_key: str
    fields: dict[str, object]


class HomeView(msgspec.Struct, frozen=True):
    today: date
    units_done: int
    units_planned: int
    sentence: tuple[str, dict[str, object]]
    """Text key and fields of the one sentence of what matters tonight."""
    place: Place
    place_title: Bilingual
    page: tuple[int, int]
    """Page of that unit the learner is on, (number from 1, all)."""
    page_title: Bilingual | None
    due: int
    minutes: int
    lab: LabLine | None
    sections: tuple[MapSection, ...]
    streak: Streak
    heat: tuple[HeatDay, ...]
    forecast: tuple[DayForecast, ...]


class LabLine(msgspec.Struct, frozen=True):
    id: str
    unit: str
    points: tuple[int, int]
    state: LabState
    last_grade: datetime | None


LabState = Literal["not_started", "started", "passed"]


class LabView(msgspec.Struct, frozen=True):
    """The lab room. `source` is what the file on disk holds now; None if it was not started."""

    id: str
    unit: str
    title: Bilingual
    brief: dict[str, str]
    path: str
    source: str | None
    saved_at: datetime | None
    state: LabState
    hints_shown: int
    hints: tuple[Bilingual, ...]
    checks: tuple[Bilingual, ...]
    last: Grade | None
    tries: int
    has_experiment: bool
    needs: tuple[str, ...]
    """Labs this one needs or uses that are not passed yet."""
    trained: Outcome | None = None
    """Of the last comparison with the reference."""


class LabRow(msgspec.Struct, frozen=True):
    id: str
    unit: str
    title: Bilingual
    backend: str
    functions: tuple[str, ...]
    checks: int
    mistakes: int
    state: LabState
    points: tuple[int, int]
    capstone: bool = False


class AttemptRow(msgspec.Struct, frozen=True):
    number: int
    at: datetime
    verdict: str
    points: tuple[int, int]
    source_id: str


class QuizState(msgspec.Struct, frozen=True):
    """What the quiz room shows beside the question: one mark per question of the session for the rule."""

    title: Bilingual
    unit: str
    marks: tuple[Literal["open", "current", "right", "wrong", "returned"], ...]
    number: int
    total: int


class QuizSummary(msgspec.Struct, frozen=True):
    """How a session went, in question ids: right at once, right on a return, or never."""

    kind: Literal["quiz", "review", "know"]
    at_once: tuple[str, ...]
    later: tuple[str, ...]
    missed: tuple[str, ...]
    seconds: float
    passed: bool
    """Of a short test: the unit counts as known. Of others: nothing was missed."""
    text_key: str
    """One sentence with the fields `right` and `asked`."""

    @property
    def right(self) -> int:
        """Right at the first answer."""
        return len(self.at_once)

    @property
    def asked(self) -> int:
        return len(self.at_once) + len(self.later) + len(self.missed)


class ReviewRow(msgspec.Struct, frozen=True):
    unit: str
    title: Bilingual
    asks: int
    retrievability: float
    """Mean probability 0..1 that these are still known."""
    note: Literal["", "lab_failed", "missed"]


class ReviewView(msgspec.Struct, frozen=True):
    today: date
    total: int
    minutes: int
    rows: tuple[ReviewRow, ...]
    forecast: tuple[DayForecast, ...]
    daily_limit: int
    next_due: datetime | None


class SectionProgress(msgspec.Struct, frozen=True):
    id: str
    number: int
    title: Bilingual
    read: tuple[int, int]
    quiz: tuple[int, int]
    labs: tuple[int, int]
    known: float | None
    """Mean retrievability 0..1 of the section's cards; None before the first answer."""


class ProgressView(msgspec.Struct, frozen=True):
    since: date | None
    units_done: int
    units_planned: int
    known: float | None
    sections: tuple[SectionProgress, ...]
    streak: Streak
    answers: int
    right: float
    labs_passed: int
    trained: tuple[Outcome, ...]
    """One for each lab that was trained beside the reference, the latest first."""
    heat: tuple[HeatDay, ...]
