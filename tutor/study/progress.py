"""How far one is, section by section, and how much of it is likely still known."""

from __future__ import annotations

from tutor.course.model import SectionIndex
from tutor.recall import streak as days
from tutor.recall.days import local_day
from tutor.recall.mastery import likely_known
from tutor.store.events import Answered
from tutor.study import outcomes
from tutor.study.levels import unit_level
from tutor.study.session import Study
from tutor.study.views import HeatDay, ProgressView, SectionProgress, Streak

HEAT_DAYS = 34 * 7
ACTIVE_DAYS = 42


def progress_view(study: Study) -> ProgressView:
    """The whole table, from the log and the outlines of the units that were begun."""
    ledger = study.ledger
    answers = [event.correct for _, event in ledger.entries if isinstance(event, Answered)]
    return ProgressView(
        since=local_day(ledger.entries[0][1].at) if ledger.entries else None,
        units_done=units_done(study),
        units_planned=len(study.course.planned),
        known=likely_known(ledger.cards.values(), study.now()),
        sections=tuple(section_progress(study, section) for section in study.course.sections),
        streak=streak(study),
        answers=len(answers),
        right=sum(answers) / len(answers) if answers else 0.0,
        labs_passed=sum(lab.passed for record in ledger.records.values() for lab in record.labs.values()),
        trained=outcomes.of_all(study),
        heat=heat(study),
    )


def units_done(study: Study) -> int:
    return sum(unit_level(study, unit_id).done for unit_id in study.ledger.records)


def section_progress(study: Study, section: SectionIndex) -> SectionProgress:
    """Units read to the end, units whose questions are right, labs passed; each of all there will be."""
    levels = [unit_level(study, unit_id) for unit_id in section.planned]
    labs = sum(len(study.course.labs_of(unit_id)) for unit_id in section.planned)
    cards = [card for card in study.ledger.cards.values() if card.unit in section.planned]
    return SectionProgress(
        id=section.id,
        number=section.number,
        title=section.title,
        read=(sum(level.all_read for level in levels), len(levels)),
        quiz=(sum(level.answered for level in levels), len(levels)),
        labs=(sum(level.labs[0] for level in levels), labs),
        known=likely_known(cards, study.now()),
    )


def streak(study: Study) -> Streak:
    """Days in a row; a day on which nothing was due breaks nothing."""
    ledger, today = study.ledger, study.today()
    active = ledger.active
    waiting = days.waiting_days(ledger.memory, study.now())
    recent = sum(level > 0 for _, level in days.heat_map(active, today, ACTIVE_DAYS))
    return Streak(
        days=days.current_streak(active, waiting, today),
        longest=days.longest_streak(active, waiting),
        active_of_last=(recent, ACTIVE_DAYS),
    )


def heat(study: Study) -> tuple[HeatDay, ...]:
    """The last months, today last."""
    levels = days.heat_map(study.ledger.active, study.today(), HEAT_DAYS)
    return tuple(HeatDay(day, level) for day, level in levels)
