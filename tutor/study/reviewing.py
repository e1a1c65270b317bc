"""What is due: how much, of which units, and what comes in the next days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from statistics import fmean, median
from typing import Literal

from tutor.course.model import Bilingual
from tutor.errors import CourseError
from tutor.recall import queue
from tutor.recall.days import local_day
from tutor.recall.schedule import Card, retrievability
from tutor.store.events import Answered, Graded, Reviewed
from tutor.study.session import Study
from tutor.study.settings import daily_limit
from tutor.study.views import DayForecast, ReviewRow, ReviewView

FORECAST_DAYS = 14
USUAL_SECONDS = 25.0
"""For one answer, before there are own ones to measure."""
RECENT_ANSWERS = 100


def review_view(study: Study) -> ReviewView:
    """The queue before it is asked. Its forecast begins tomorrow."""
    asked, now = due_questions(study), study.now()
    return ReviewView(
        today=study.today(),
        total=len(asked),
        minutes=minutes(study, len(asked)),
        rows=_rows(study, asked, now),
        forecast=forecast(study, FORECAST_DAYS + 1)[1:],
        daily_limit=daily_limit(study),
        next_due=queue.next_due(study.ledger.cards, now),
    )


def due_questions(study: Study) -> list[str]:
    """Question ids to ask now, within what is left of the daily limit, units mixed."""
    return queue.due(study.ledger.cards, study.now(), daily_limit(study), _asked_today(study))


def due_by_unit(study: Study) -> Counter[str]:
    """How many cards of each unit wait, whatever the daily limit."""
    now = study.now()
    return Counter(card.unit for card in study.ledger.cards.values() if queue.is_due(card, now))


def forecast(study: Study, days: int) -> tuple[DayForecast, ...]:
    """How many cards come due on each of the next days, today first."""
    counts = queue.forecast(study.ledger.cards, study.now(), days)
    return tuple(DayForecast(day, count) for day, count in counts)


def minutes(study: Study, questions: int) -> int:
    """How long so many answers take this learner, at least a minute; 0 for none."""
    if not questions:
        return 0
    spent = [event.seconds for _, event in study.ledger.entries if isinstance(event, Answered)]
    usual = median(spent[-RECENT_ANSWERS:]) if spent else USUAL_SECONDS
    return max(1, round(questions * min(max(usual, 5.0), 120.0) / 60))


def _asked_today(study: Study) -> set[str]:
    """Questions that this day has brought back already: reviewed today by an answer, and not for the first time."""
    today, known, asked = study.today(), set(), set()
    for _, event in study.ledger.entries:
        if not isinstance(event, Reviewed) or event.evidence == "lab":
            continue
        if local_day(event.at) < today:
            known.add(event.question)
        elif event.question in known:
            asked.add(event.question)
    return asked


def _rows(study: Study, asked: Iterable[str], now: datetime) -> tuple[ReviewRow, ...]:
    """One row a unit, the least known first."""
    by_unit: dict[str, list[str]] = defaultdict(list)
    cards = study.ledger.cards
    for question in asked:
        by_unit[cards[question].unit].append(question)
    rows = [_row(study, unit, questions, cards, now) for unit, questions in by_unit.items()]
    return tuple(sorted(rows, key=lambda row: row.retrievability))


def _row(study: Study, unit: str, questions: list[str], cards: dict[str, Card], now: datetime) -> ReviewRow:
    known = fmean(retrievability(cards[question], now) for question in questions)
    return ReviewRow(unit, unit_title(study, unit), len(questions), known, _note(study, unit, questions))


def _note(study: Study, unit: str, questions: list[str]) -> Literal["", "lab_failed", "missed"]:
    """Why these come early: the unit's last attempt at a lab failed, or an answer among them was wrong."""
    made = [e for _, e in study.ledger.entries if isinstance(e, Graded) and e.unit == unit and e.is_attempt]
    if made and made[-1].verdict == "failed":
        return "lab_failed"
    answers = study.ledger.record(unit).answers
    return "missed" if any(answers.get(question) is False for question in questions) else ""


def unit_title(study: Study, unit: str) -> Bilingual:
    """A unit's title; its number where unit.toml cannot be read."""
    try:
        return study.course.unit_file(unit).title
    except CourseError:
        return Bilingual(unit.upper(), unit.upper())
