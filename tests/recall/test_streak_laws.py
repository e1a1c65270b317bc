"""Streaks: fair to who had nothing to do, hard on who had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tutor.recall.schedule import Card, Memory
from tutor.recall.streak import activity, current_streak, heat_map, longest_streak, waiting_days
from tutor.store.events import Event, Graded, Read, Reviewed, Undone

TODAY = date(2026, 3, 31)
NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
KOLKATA = ZoneInfo("Asia/Kolkata")


def ago(*days: int) -> set[date]:
    return {TODAY - timedelta(days=number) for number in days}


day_sets = st.sets(st.integers(0, 30).map(lambda days: TODAY - timedelta(days=days)))


def test_days_in_a_row() -> None:
    assert current_streak(ago(0, 1, 2), ago(0, 1, 2), TODAY) == 3
    assert current_streak(ago(1, 2), ago(0, 1, 2), TODAY) == 2, "today is not over"
    assert current_streak(ago(0, 2), ago(1), TODAY) == 1, "something was due and nothing was done"
    assert current_streak(ago(0, 2), set(), TODAY) == 2, "nothing was due"
    assert current_streak(set(), ago(0, 1), TODAY) == 0


@given(day_sets, day_sets)
def test_a_streak_is_what_walking_back_day_by_day_counts(active: set[date], waiting: set[date]) -> None:
    count = 0
    for day in (TODAY - timedelta(days=number) for number in range(40)):
        if day in waiting - active and day != TODAY:
            break
        count += day in active
    assert current_streak(active, waiting, TODAY) == count


@given(day_sets, day_sets, st.integers(1, 30))
def test_a_day_off_with_nothing_due_breaks_nothing(active: set[date], waiting: set[date], days: int) -> None:
    off = TODAY - timedelta(days=days)
    with_it = current_streak(active | {off}, waiting, TODAY)
    without = current_streak(active - {off}, waiting - {off}, TODAY)
    assert without >= with_it - 1


@given(day_sets, day_sets)
def test_one_more_active_day_never_shortens_a_streak(active: set[date], waiting: set[date]) -> None:
    for extra in (TODAY, *waiting):
        assert current_streak(active | {extra}, waiting, TODAY) >= current_streak(active, waiting, TODAY)
        assert longest_streak(active | {extra}, waiting) >= longest_streak(active, waiting)


@given(day_sets, day_sets)
def test_the_longest_is_at_least_the_present(active: set[date], waiting: set[date]) -> None:
    assert current_streak(active, waiting, TODAY) <= longest_streak(active, waiting) <= len(active)


def test_days_of_a_clock_that_ran_ahead_are_not_counted() -> None:
    assert current_streak({*ago(0), TODAY + timedelta(days=9)}, set(), TODAY) == 1


def test_activity_is_counted_by_local_days() -> None:
    late = datetime(2026, 3, 30, 20, tzinfo=UTC)
    entries: list[tuple[str, Event]] = [("1", Read(at=late, unit="v4", anchor="a"))]
    assert activity(entries, UTC) == Counter({date(2026, 3, 30): 1})
    assert activity(entries, KOLKATA) == Counter({date(2026, 3, 31): 1})


def test_what_was_undone_and_what_goes_with_an_answer_is_no_activity() -> None:
    entries: list[tuple[str, Event]] = [
        ("1", Read(at=NOON, unit="v4", anchor="a")),
        ("2", Undone(at=NOON, event_id="1")),
        ("3", Reviewed(at=NOON, question="q", unit="v4", rating=3, evidence="answer")),
    ]
    assert activity(entries, UTC) == Counter()


def test_waiting_days_are_those_with_a_card_due(make_card: Callable[..., Card]) -> None:
    memory = Memory(
        {"q": make_card(due=NOON - timedelta(days=1)), "later": make_card(due=NOON + timedelta(days=1))},
        ((NOON - timedelta(days=9), NOON - timedelta(days=7)),),
    )
    assert waiting_days(memory, NOON, UTC) == ago(9, 8, 7, 1, 0)


def test_the_heat_map_ends_today_and_has_five_levels() -> None:
    counts = Counter(dict(zip(sorted(ago(0, 1, 2, 3, 4)), (50, 25, 10, 9, 1), strict=True)))
    heat = heat_map(counts, TODAY, days=7)
    assert [level for _, level in heat] == [0, 0, 4, 3, 2, 1, 1]
    assert heat[-1][0] == TODAY


def test_a_grade_is_activity() -> None:
    grade = Graded(
        at=NOON,
        lab="adam",
        unit="v38",
        verdict="error",
        earned=0,
        possible=8,
        seed=1,
        source_id="",
        duration_ms=1.0,
    )
    assert activity([("1", grade)], UTC)[TODAY] == 1
