"""What answers and grades say about memory, and how far a unit is learnt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.recall.evidence import answer_rating, lab_rating, lab_reviews
from tutor.recall.mastery import likely_known, mastery, unit_records
from tutor.recall.schedule import Card, review
from tutor.store.events import (
    Answered,
    Entry,
    Event,
    Graded,
    Hinted,
    Known,
    Read,
    RecordedVerdict,
    Reset,
    Reviewed,
    Undone,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def grade(
    verdict: RecordedVerdict, earned: int = 0, lab: str = "perceptron", days: int = 0, asked: bool = True
) -> Graded:
    return Graded(
        asked=asked,
        at=NOON + timedelta(days=days),
        lab=lab,
        unit="v4",
        verdict=verdict,
        earned=earned,
        possible=8,
        seed=1,
        source_id="",
        duration_ms=1.0,
    )


HINT = Hinted(at=NOON, lab="perceptron", number=1)
RESET = Reset(at=NOON, lab="perceptron", backup="")
PASSED, FAILED = grade("passed", 8), grade("failed", 5)
TYPING = grade("failed", 5, asked=False)


def log(*events: Event) -> list[Entry]:
    return [(f"{number:03}", event) for number, event in enumerate(events)]


def test_answers() -> None:
    assert answer_rating(correct=True) == 3
    assert answer_rating(correct=True, hinted=True) == 2
    assert answer_rating(correct=False) == answer_rating(correct=False, hinted=True) == 1


@pytest.mark.parametrize(
    ("earlier", "now", "rating"),
    [
        ((), PASSED, 3),
        ((grade("not_started"), grade("error")), PASSED, 3),
        ((HINT,), PASSED, 2),
        ((FAILED,), PASSED, 2),
        ((grade("failed", lab="adam"), Hinted(at=NOON, lab="adam", number=1)), PASSED, 3),
        ((), FAILED, 1),
        ((FAILED, HINT), FAILED, 1),
        ((), grade("error"), None),
        ((), grade("not_started"), None),
        ((PASSED,), PASSED, None),
        ((PASSED,), FAILED, None),
        ((PASSED, RESET), PASSED, 3),
        ((HINT, RESET), PASSED, 3),
        ((), TYPING, None),
        ((TYPING, TYPING), PASSED, 3),
        ((TYPING, TYPING), grade("passed", 8, asked=False), 3),
        ((TYPING, FAILED), PASSED, 2),
        ((grade("passed", 8, asked=False),), FAILED, None),
    ],
)
def test_grades(earlier: tuple[Event, ...], now: Graded, rating: int | None) -> None:
    assert lab_rating(log(*earlier), now) == rating


def test_a_grade_reviews_the_cards_of_its_unit(make_card: Callable[..., Card]) -> None:
    cards = {"a": make_card(), "b": make_card(), "other": make_card(unit="v5")}
    assert lab_reviews([], PASSED, cards) == tuple(
        Reviewed(at=NOON, question=question, unit="v4", rating=3, evidence="lab") for question in ("a", "b")
    )


def test_ten_failures_on_one_day_sink_a_card_once(make_card: Callable[..., Card]) -> None:
    cards = {"a": make_card()}
    earlier: list[Entry] = []
    for _ in range(10):
        earlier += [(str(len(earlier)), event) for event in (FAILED, *lab_reviews(earlier, FAILED, cards))]
    assert sum(isinstance(event, Reviewed) for _, event in earlier) == 1
    assert lab_reviews(earlier, grade("failed", days=1), cards)


def test_mastery_weighs_reading_quiz_and_lab() -> None:
    events = log(
        Read(at=NOON, unit="v4", anchor="line"),
        Read(at=NOON, unit="v4", anchor="gone-from-the-course"),
        Answered(at=NOON, question="q1", unit="v4", seed=1, given="1", correct=False, seconds=1.0),
        Answered(at=NOON, question="q1", unit="v4", seed=2, given="2", correct=True, seconds=1.0),
        grade("failed", 4),
        grade("failed", 2),
    )
    record = unit_records(events)["v4"]
    assert mastery(record, ["line", "sign"], ["q1", "q2"], ["perceptron"]) == pytest.approx(0.5)
    assert mastery(record, ["line"], [], []) == 1.0, "a part the unit lacks is left out"
    assert mastery(record, [], [], []) == 0.0
    lab = record.labs["perceptron"]
    assert (lab.earned, lab.possible, lab.passed, lab.tries) == (4, 8, False, 2)


@pytest.mark.parametrize(
    ("events", "tries"),
    [
        ([TYPING], 0),
        ([TYPING, PASSED], 1),
        ([TYPING, grade("passed", 8, asked=False)], 1),
        ([FAILED, TYPING, FAILED, PASSED], 3),
        ([PASSED, FAILED, PASSED], 1),
    ],
)
def test_tries_are_the_attempts_up_to_the_first_pass(events: list[Event], tries: int) -> None:
    lab = unit_records(log(*events))["v4"].labs["perceptron"]
    assert lab.tries == tries
    assert (lab.earned, lab.last) == (max(e.earned for e in events if isinstance(e, Graded)), NOON)


def test_a_pass_stays_a_pass() -> None:
    record = unit_records(log(PASSED, FAILED))["v4"]
    assert mastery(record, [], [], ["perceptron"]) == 1.0


def test_a_short_test_lifts_the_whole() -> None:
    tests = [Known(at=NOON, unit="v4", score=score) for score in (0.9, 0.2)]
    assert mastery(unit_records(log(*tests))["v4"], ["line"], ["q1"], ["perceptron"]) == 0.9


def test_what_was_undone_does_not_count() -> None:
    events = log(Read(at=NOON, unit="v4", anchor="line"), Undone(at=NOON, event_id="000"))
    assert unit_records(events) == {}


@given(st.lists(st.sampled_from([PASSED, FAILED, Read(at=NOON, unit="v4", anchor="line"), HINT]), max_size=6))
def test_grades_and_pages_never_lower_mastery(events: list[Event]) -> None:
    levels = [
        mastery(record, ["line", "sign"], ["q1"], ["perceptron"])
        for end in range(len(events) + 1)
        for record in unit_records(log(*events[:end])).values()
    ]
    assert levels == sorted(levels)
    assert all(0 <= level <= 1 for level in levels)


def test_likely_known_is_the_mean_of_the_cards() -> None:
    fresh, old = review(None, 4, NOON), review(None, 1, NOON - timedelta(days=60))
    known = likely_known([fresh, old], NOON)
    assert known is not None
    assert 0.5 < known < 1.0
    assert likely_known([], NOON) is None
