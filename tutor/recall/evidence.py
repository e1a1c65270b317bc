"""Ratings from what a learner did: answers and grades say how well something was remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from tutor.recall.days import local_day
from tutor.recall.schedule import Card
from tutor.store.events import Entry, Graded, Hinted, Rating, Reset, Reviewed, standing


def answer_rating(correct: bool, hinted: bool = False) -> Rating:
    """Wrong is Again, right is Good, right after a hint is Hard. Easy is for the learner to say."""
    if not correct:
        return 1
    return 2 if hinted else 3


def lab_rating(earlier: Iterable[Entry], grade: Graded) -> Rating | None:
    """What a grade says about the memory of its unit; `earlier` is the log before it.

    A pass at the first try is Good, any other pass is Hard, a failure is Again. What is no attempt says nothing,
    nor does a file that does not run, nor any grade between a pass and the next reset.
    """
    if grade.verdict not in ("passed", "failed") or not grade.is_attempt:
        return None
    tries = list(_since_reset(earlier, grade.lab))
    if any(isinstance(event, Graded) and event.verdict == "passed" for event in tries):
        return None
    if grade.verdict == "failed":
        return 1
    helped = any(isinstance(event, Hinted) or event.verdict == "failed" for event in tries)
    return 2 if helped else 3


def lab_reviews(
    earlier: Iterable[Entry], grade: Graded, cards: Mapping[str, Card], zone: tzinfo | None = None
) -> tuple[Reviewed, ...]:
    """The reviews to record with a grade: of each card of its unit that no lab rated on this local day."""
    entries = list(earlier)
    rating = lab_rating(entries, grade)
    if rating is None:
        return ()
    today = local_day(grade.at, zone)
    rated = {
        event.question
        for _, event in standing(entries)
        if isinstance(event, Reviewed) and event.evidence == "lab" and local_day(event.at, zone) == today
    }
    return tuple(
        Reviewed(at=grade.at, question=question, unit=grade.unit, rating=rating, evidence="lab")
        for question, card in cards.items()
        if card.unit == grade.unit and question not in rated
    )


def _since_reset(entries: Iterable[Entry], lab: str) -> Iterable[Graded | Hinted]:
    tries: list[Graded | Hinted] = []
    for _, event in standing(entries):
        if isinstance(event, Reset) and event.lab == lab:
            tries.clear()
        elif isinstance(event, Graded | Hinted) and event.lab == lab:
            tries += [event] if isinstance(event, Hinted) or event.is_attempt else []
    return tries
