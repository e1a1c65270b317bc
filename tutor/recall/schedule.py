"""When a question should come back: FSRS-6, replayed from the log.

The library (py-fsrs) is imported only where a review is computed. Its random fuzz is off: the same log always
gives the same cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

from tutor.store.events import Entry, Rating, Reviewed, standing

if TYPE_CHECKING:
    import fsrs

State = Literal["learning", "review", "relearning"]
_STATES: tuple[State, ...] = ("learning", "review", "relearning")  # py-fsrs counts them from 1

DECAY = 0.1542
"""Parameter 20 of FSRS-6: how fast the forgetting curve falls."""
_FACTOR = 0.9 ** (-1 / DECAY) - 1
_STEP = timedelta(minutes=10)


class Card(msgspec.Struct, frozen=True):
    """What is remembered of one question. `stability` is in days (retrievability 0.9), `difficulty` 1..10."""

    unit: str
    due: datetime
    stability: float
    difficulty: float
    state: State
    step: int | None
    last_review: datetime
    reps: int
    lapses: int


Interval = tuple[datetime, datetime]


class Memory(msgspec.Struct, frozen=True):
    """The state after some entries: cards by question, and when a card was due and not yet asked."""

    cards: Mapping[str, Card] = MappingProxyType({})
    waiting: tuple[Interval, ...] = ()


NOTHING = Memory()


def review(card: Card | None, rating: Rating, now: datetime, unit: str = "") -> Card:
    """The card after a review; None: the question's first. `unit` is kept from the card when not given.

    A clock that went back counts as no time: the review then happens at the moment of the last one.
    """
    import fsrs

    now = now.astimezone(UTC)
    if card is not None:
        now = max(now, card.last_review)
    after, _ = _scheduler().review_card(_to_fsrs(card, now), fsrs.Rating(rating), now)
    assert after.stability is not None and after.difficulty is not None
    forgot = card is not None and card.state == "review" and rating == 1
    return Card(
        unit=unit or (card.unit if card else ""),
        due=after.due,
        stability=after.stability,
        difficulty=after.difficulty,
        state=_STATES[after.state.value - 1],
        step=after.step,
        last_review=now,
        reps=(card.reps if card else 0) + 1,
        lapses=(card.lapses if card else 0) + forgot,
    )


def replay(entries: Iterable[Entry], start: Memory = NOTHING) -> Memory:
    """The memory after `entries`, which follow those of `start` and take back none of them."""
    cards = dict(start.cards)
    waiting = list(start.waiting)
    for _, event in standing(entries):
        if not isinstance(event, Reviewed):
            continue
        before = cards.get(event.question)
        if before is not None and before.due < event.at:
            waiting.append((before.due, event.at))
        cards[event.question] = review(before, event.rating, event.at, event.unit)
    return Memory(cards, _joined(waiting))


def cards(entries: Iterable[Entry], up_to: datetime | None = None) -> dict[str, Card]:
    """Card states by question id after the log, or after its part up to and with a moment."""
    return dict(replay(entry for entry in entries if up_to is None or entry[1].at <= up_to).cards)


def retrievability(card: Card, now: datetime) -> float:
    """The probability 0..1 that the answer is still known.

    FSRS-6: R(t, S) = (1 + f·t/S)^−d with f = 0.9^(−1/d) − 1. Time t in days, fractions included (py-fsrs cuts
    them off, so that for a day nothing seems to be forgotten).
    """
    days = max(0.0, (now - card.last_review) / timedelta(days=1))
    return float((1 + _FACTOR * days / card.stability) ** -DECAY)


@cache
def _scheduler() -> fsrs.Scheduler:
    """One short step instead of two: an answer that is right at once comes back in days, not in minutes."""
    import fsrs

    return fsrs.Scheduler(learning_steps=(_STEP,), relearning_steps=(_STEP,), enable_fuzzing=False)


def _to_fsrs(card: Card | None, now: datetime) -> fsrs.Card:
    """With an id of our own: without one the library sleeps and asks the clock."""
    import fsrs

    if card is None:
        return fsrs.Card(card_id=0, due=now)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State[card.state.capitalize()],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )


def _joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same moments as disjoint intervals in order."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
