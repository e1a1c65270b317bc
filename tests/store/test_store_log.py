"""The log, the settings and the graded texts of one process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.paths import Home
from tutor.store.events import (
    Answered,
    Event,
    Graded,
    Hinted,
    Known,
    Read,
    Reset,
    Reviewed,
    Started,
    Trained,
    Undone,
    decode,
    encode,
    source_id,
    standing,
)
from tutor.store.progress import Snapshot, Store, open_store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

EVERY_KIND: tuple[Event, ...] = (
    Answered(at=NOON, question="v4-sign", unit="v4", seed=7, given="−1", correct=True, seconds=8.5),
    Reviewed(at=NOON, question="v4-sign", unit="v4", rating=3, evidence="answer"),
    Undone(at=NOON, event_id="0" * 31),
    Graded(
        at=NOON,
        lab="adam",
        unit="v38",
        verdict="failed",
        earned=5,
        possible=8,
        seed=90210,
        source_id=source_id("x = 1\n"),
        duration_ms=31.4,
    ),
    Read(at=NOON, unit="v4", anchor="the-line"),
    Hinted(at=NOON, lab="adam", number=1),
    Started(at=NOON, lab="adam", starter_hash="ab"),
    Trained(at=NOON, subject="recipe", name="lenet5", final=0.986, device="cpu", outcome="done"),
    Known(at=NOON, unit="v4", score=0.8),
    Reset(at=NOON, lab="adam", backup="backups/adam.py"),
)


def read(number: int, at: datetime = NOON) -> Read:
    return Read(at=at, unit="v4", anchor=str(number))


def test_what_is_appended_comes_back_in_order(store: Store) -> None:
    ids = store.append_all(EVERY_KIND)
    assert list(store.events()) == list(zip(ids, EVERY_KIND, strict=True))


def test_a_new_process_finds_the_same_log(home: Home, store: Store) -> None:
    event_id = store.append(read(1))
    again = open_store(home)
    assert list(again.events()) == [(event_id, read(1))]
    again.close()


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=6))
def test_ids_follow_the_order_of_writing_whatever_the_clock_says(
    tmp_path_factory: pytest.TempPathFactory, times: list[datetime]
) -> None:
    store = open_store(Home(tmp_path_factory.mktemp("home")))
    ids = [store.append(read(number, at)) for number, at in enumerate(times)]
    assert ids == sorted(set(ids))
    assert [event.anchor for _, event in store.events(Read)] == [str(n) for n in range(len(times))]
    store.close()


def test_events_of_some_kinds_and_after_an_entry(store: Store) -> None:
    first, *_ = store.append_all(EVERY_KIND)
    assert [type(event) for _, event in store.events(Read, Hinted)] == [Read, Hinted]
    assert len(list(store.events(since=first))) == len(EVERY_KIND) - 1
    assert list(store.events(Answered, since=first)) == []


def test_reading_goes_on_while_something_is_written(store: Store) -> None:
    store.append_all([read(1), read(2)])
    entries = store.events()
    next(entries)
    store.append(read(3))
    assert len(list(entries)) == 1


def test_entries_that_belong_together_are_written_together(store: Store) -> None:
    class Strange(Event, frozen=True):
        thing: object

    with pytest.raises(TypeError):
        store.append_all([read(1), Strange(at=NOON, thing=object())])
    assert list(store.events()) == []
    store.append(read(2))


def test_the_json_form_is_stable() -> None:
    """Logs and exports of learners hold exactly this."""
    assert encode(EVERY_KIND[1]) == (
        '{"kind":"reviewed","at":"2026-03-01T12:00:00Z","question":"v4-sign","unit":"v4","rating":3,"evidence":"answer"}'
    )
    assert [decode(encode(event)) for event in EVERY_KIND] == list(EVERY_KIND)


def test_times_come_back_as_the_same_moment(store: Store) -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    store.append(read(1, NOON.astimezone(india)))
    assert next(store.events())[1].at == NOON


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        read(1, datetime(2026, 3, 1))


def test_a_fault_of_the_grader_is_no_evidence() -> None:
    with pytest.raises(ValueError, match="grader_error"):
        Graded(
            at=NOON,
            lab="adam",
            unit="v38",
            verdict="grader_error",  # type: ignore[arg-type]
            earned=0,
            possible=8,
            seed=1,
            source_id="",
            duration_ms=1.0,
        )


def test_undoing_removes_exactly_that_entry_and_can_be_undone() -> None:
    undo = Undone(at=NOON, event_id="a")
    assert standing([("a", read(1)), ("b", read(2)), ("c", undo)]) == [("b", read(2))]
    redo = Undone(at=NOON, event_id="c")
    assert [i for i, _ in standing([("a", read(1)), ("b", read(2)), ("c", undo), ("d", redo)])] == ["a", "b"]


def grade(source: str, at: datetime = NOON) -> Graded:
    return Graded(
        at=at,
        lab="adam",
        unit="v38",
        verdict="failed",
        earned=1,
        possible=2,
        seed=1,
        source_id=source_id(source),
        duration_ms=1.0,
    )


def test_attempts_bring_the_text_they_judged(store: Store) -> None:
    for source in ("x = 1\n", "x = 'é'\r\n", "x = 1\n"):
        store.append(grade(source), source=source)
    assert [(attempt.number, attempt.source) for attempt in store.attempts("adam")] == [
        (1, "x = 1\n"),
        (2, "x = 'é'\r\n"),
        (3, "x = 1\n"),
    ]
    assert store.attempts("perceptron") == ()
    assert len(list(store.sources())) == 2, "the same text is kept once"


def test_settings_are_kept(home: Home, store: Store) -> None:
    assert store.settings.get("lang") is None
    store.settings.set("lang", "hi")
    store.settings.set("lang", "both")
    store.settings.set("daily", "20")
    again = open_store(home)
    assert dict(again.settings) == {"daily": "20", "lang": "both"}
    again.close()


def test_a_snapshot_holds_until_the_log_before_its_end_changes(store: Store) -> None:
    last = store.append_all([read(1), read(2)])[1]
    store.save_snapshot("cards", Snapshot(last, 2, b"state"))
    store.append(read(3))
    assert store.snapshot("cards") == Snapshot(last, 2, b"state")
    store.save_snapshot("cards", Snapshot(last, 1, b"an entry was merged in meanwhile"))
    assert store.snapshot("cards") is None
