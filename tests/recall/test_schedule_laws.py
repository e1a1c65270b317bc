"""Laws of the review schedule, and its numbers."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.recall.schedule import DECAY, NOTHING, Card, cards, replay, retrievability, review
from tutor.store.events import Entry, Rating, Reviewed, Undone

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

ratings: st.SearchStrategy[Rating] = st.sampled_from([1, 2, 3, 4])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
reviews = st.builds(
    Reviewed,
    at=moments,
    question=st.sampled_from(["a", "b", "c"]),
    unit=st.just("v4"),
    rating=ratings,
    evidence=st.just("answer"),
)


def entries_of(events: list[Reviewed]) -> list[Entry]:
    return [(f"{number:03}", event) for number, event in enumerate(events)]


logs = st.lists(reviews, max_size=12).map(entries_of)
histories = st.lists(st.tuples(ratings, moments), min_size=1, max_size=8)


def after(history: list[tuple[Rating, datetime]]) -> Card:
    card = None
    for rating, at in history:
        card = review(card, rating, at)
    assert card is not None
    return card


@given(histories)
def test_a_card_is_never_due_before_its_review(history: list[tuple[Rating, datetime]]) -> None:
    card = after(history)
    assert card.due > card.last_review >= max(at for _, at in history)


@given(histories, moments)
def test_better_ratings_come_back_later(history: list[tuple[Rating, datetime]], now: datetime) -> None:
    card = after(history)
    again, hard, good, easy = (review(card, rating, now) for rating in (1, 2, 3, 4))
    assert again.due <= hard.due <= good.due <= easy.due
    assert again.due < easy.due
    assert again.stability <= good.stability
    assert again.difficulty >= hard.difficulty >= good.difficulty >= easy.difficulty


@given(logs, st.integers(0, 12))
def test_replaying_is_the_same_as_reviewing_one_by_one(log: list[Entry], cut: int) -> None:
    step_by_step: dict[str, Card] = {}
    for _, event in log:
        assert isinstance(event, Reviewed)
        step_by_step[event.question] = review(
            step_by_step.get(event.question), event.rating, event.at, event.unit
        )
    assert cards(log) == step_by_step
    assert replay(log[cut:], replay(log[:cut])) == replay(log)


@given(logs, st.data())
def test_an_undone_review_is_as_if_it_had_never_been(log: list[Entry], data: st.DataObject) -> None:
    if not log:
        return
    event_id = data.draw(st.sampled_from([event_id for event_id, _ in log]))
    undone = [*log, ("999", Undone(at=NOON, event_id=event_id))]
    assert replay(undone) == replay([entry for entry in log if entry[0] != event_id])


@given(logs, moments)
def test_the_past_can_be_asked(log: list[Entry], up_to: datetime) -> None:
    assert cards(log, up_to) == cards([entry for entry in log if entry[1].at <= up_to])


@given(histories, ratings, st.integers(1, 10_000))
def test_a_clock_that_went_back_does_no_harm(
    history: list[tuple[Rating, datetime]], rating: Rating, hours: int
) -> None:
    card = after(history)
    early = review(card, rating, card.last_review - timedelta(hours=hours))
    assert early == review(card, rating, card.last_review)


@given(histories, moments, moments)
def test_forgetting_only_goes_down(
    history: list[tuple[Rating, datetime]], one: datetime, other: datetime
) -> None:
    card = after(history)
    earlier, later = sorted([one, other])
    assert 0 < retrievability(card, later) <= retrievability(card, earlier) <= 1


@given(histories, st.integers(0, 400))
@settings(max_examples=30)
def test_retrievability_is_the_librarys_on_whole_days(
    history: list[tuple[Rating, datetime]], days: int
) -> None:
    card = after(history)
    now = card.last_review + timedelta(days=days)
    theirs = fsrs.Card(card_id=0, stability=card.stability, due=card.due, last_review=card.last_review)
    assert retrievability(card, now) == pytest.approx(fsrs.Scheduler().get_card_retrievability(theirs, now))
    assert fsrs.Scheduler().parameters[20] == DECAY


def test_a_day_long_forgetting_is_seen_hour_by_hour(make_card: Callable[..., Card]) -> None:
    card = make_card(last_review=NOON, stability=1.0)
    assert retrievability(card, NOON + timedelta(hours=12)) < 1
    assert retrievability(card, NOON + timedelta(days=1)) == pytest.approx(0.9)


def test_the_same_log_gives_the_same_cards_whatever_the_random_state() -> None:
    def long_card(seed: int) -> Card:
        random.seed(seed)
        return after([(4, NOON + timedelta(days=30 * number)) for number in range(6)])

    assert long_card(1) == long_card(2)


def test_any_zone_of_the_same_moment_gives_the_same_card() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    assert review(None, 3, NOON) == review(None, 3, NOON.astimezone(india))
    assert review(None, 3, NOON) == review(None, 3, NOON.astimezone(ZoneInfo("UTC")))


def test_a_lapse_is_forgetting_what_was_in_review() -> None:
    learned = after([(3, NOON), (3, NOON + timedelta(days=2))])
    forgotten = review(learned, 1, NOON + timedelta(days=9))
    assert (learned.lapses, forgotten.lapses, forgotten.reps) == (0, 1, 3)
    assert (learned.state, forgotten.state) == ("review", "relearning")
    assert review(None, 1, NOON).lapses == 0


def test_the_numbers_of_the_schedule() -> None:
    """A right answer comes back in days, a wrong one in minutes. Days until due after each rating.

    When these numbers change, py-fsrs does: then `_RULES` in recall/memory.py must rise.
    """
    card, days = None, []
    now = NOON
    for rating in (3, 3, 3, 1, 3, 3, 4):
        card = review(card, rating, now)
        days.append((card.due - now) / timedelta(days=1))
        now = card.due
    assert days == pytest.approx(NUMBERS)


NUMBERS = [2, 11, 46, 10 / 1440, 3, 8, 28]


def test_waiting_is_the_time_a_card_was_due_and_not_asked() -> None:
    log = entries_of(
        [
            Reviewed(at=at, question="a", unit="v4", rating=3, evidence="answer")
            for at in (NOON, NOON + timedelta(days=5), NOON + timedelta(days=6))
        ]
    )
    assert replay(log).waiting == ((NOON + timedelta(days=2), NOON + timedelta(days=5)),)
    assert replay([]) == NOTHING
