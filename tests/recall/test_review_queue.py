"""What is asked, in which order, and what the next days bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tutor.recall.queue import due, forecast, interleaved, is_due, next_due
from tutor.recall.schedule import Card

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KOLKATA = ZoneInfo("Asia/Kolkata")

Make = Callable[..., Card]


@given(st.lists(st.sampled_from("abcd"), max_size=14))
def test_no_unit_twice_in_a_row_where_that_can_be_avoided(units: list[str]) -> None:
    unit_of = {f"{unit}{number}": unit for number, unit in enumerate(units)}
    ordered = interleaved(list(unit_of), unit_of)
    assert sorted(ordered) == sorted(unit_of)
    most = max(Counter(units).values(), default=0)
    repeats = sum(unit_of[one] == unit_of[next_one] for one, next_one in pairwise(ordered))
    assert repeats == max(0, 2 * most - len(units) - 1)


def test_the_order_given_stays_where_nothing_is_in_the_way() -> None:
    unit_of = {"a1": "a", "b1": "b", "a2": "a", "c1": "c"}
    assert interleaved(list(unit_of), unit_of) == list(unit_of)


def test_the_most_forgotten_come_first_and_the_limit_cuts_the_rest(make_card: Make) -> None:
    cards = {
        f"q{days}": make_card(unit=f"v{days}", last_review=NOON - timedelta(days=days)) for days in (3, 9, 6)
    }
    assert due(cards, NOON, limit=30, zone=UTC) == ["q9", "q6", "q3"]
    assert due(cards, NOON, limit=2, zone=UTC) == ["q9", "q6"]
    assert due(cards, NOON, limit=0, zone=UTC) == []


def test_what_was_seen_today_counts_to_the_limit_but_may_come_again(make_card: Make) -> None:
    cards = {
        "new": make_card(unit="v1"),
        "newer": make_card(unit="v2", last_review=NOON - timedelta(days=1)),
        "failed": make_card(state="relearning", step=0, last_review=NOON - timedelta(minutes=11)),
    }
    assert due(cards, NOON, limit=2, seen_today=["failed"], zone=UTC) == ["new", "failed"]
    assert due(cards, NOON, limit=1, seen_today=["failed"], zone=UTC) == ["failed"]


def test_days_begin_with_the_morning_and_minutes_with_the_minute(make_card: Make) -> None:
    tonight = NOON + timedelta(hours=6)
    assert is_due(make_card(due=tonight), NOON, KOLKATA)
    assert not is_due(make_card(due=tonight, state="relearning"), NOON, KOLKATA)
    assert not is_due(make_card(due=NOON + timedelta(hours=7)), NOON, KOLKATA), "after midnight in India"
    assert is_due(make_card(due=NOON + timedelta(hours=7)), NOON, UTC)


@given(st.lists(st.integers(-400, 400), max_size=30), st.integers(1, 20))
def test_the_forecast_counts_every_card_of_its_days_once(hours: list[int], days: int) -> None:
    cards = {
        str(number): Card(
            unit="v4",
            due=NOON + timedelta(hours=hour),
            stability=1.0,
            difficulty=5.0,
            state="review",
            step=None,
            last_review=NOON - timedelta(days=30),
            reps=1,
            lapses=0,
        )
        for number, hour in enumerate(hours)
    }
    counted = forecast(cards, NOON, days, KOLKATA)
    assert [day for day, _ in counted] == [date(2026, 3, 1) + timedelta(days=n) for n in range(days)]
    assert counted[0][1] == len(due(cards, NOON, limit=1000, zone=KOLKATA))
    end = datetime(2026, 3, 1, tzinfo=KOLKATA) + timedelta(days=days)
    assert sum(count for _, count in counted) == sum(card.due < end for card in cards.values())


def test_the_next_card_is_the_first_that_does_not_wait(make_card: Make) -> None:
    cards = {"waits": make_card(), "later": make_card(due=NOON + timedelta(days=3))}
    assert next_due(cards, NOON, UTC) == NOON + timedelta(days=3)
    assert next_due({}, NOON, UTC) is None
