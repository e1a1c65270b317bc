"""The ledger that follows the log says what one says that reads it anew, whatever was written and by whom."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.learning import FIXTURE
from tutor.paths import Home
from tutor.store.events import Answered, Event, Known, Read, Reviewed, Undone
from tutor.study.session import Study, open_study

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
Step = tuple[str, int, bool]
"""What is done, a number that picks which, and whether another process does it."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["read", "answer", "known", "undo", "look", "setting"]),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=12,
)


def events(kind: str, which: int, at: datetime, ids: list[str]) -> list[Event]:
    question = f"v1-q{which}"
    if kind == "read":
        return [Read(at=at, unit=f"v{which}", anchor="idea")]
    if kind == "known":
        return [Known(at=at, unit="v1", score=which / 3)]
    if kind == "undo":
        return [Undone(at=at, event_id=ids[-1 - which % len(ids)])] if ids else []
    answered = Answered(at=at, question=question, unit="v1", seed=1, given="", correct=which > 1, seconds=2.0)
    return [answered, Reviewed(at=at, question=question, unit="v1", rating=3, evidence="answer")]


def said(study: Study) -> tuple[object, ...]:
    ledger = study.ledger
    return ledger.entries, ledger.records, ledger.active, ledger.memory


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_following_is_reading_anew(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        one, other = (open_study(home, FIXTURE) for _ in range(2))
        ids: list[str] = []
        for number, (kind, which, elsewhere) in enumerate(steps):
            writer = other if elsewhere else one
            if kind == "look":
                said(one)
            elif kind == "setting":
                writer.store.settings.set("daily", str(number + 1))
            else:
                at = START + timedelta(hours=7 * number)
                ids += writer.store.append_all(events(kind, which, at, ids))
        fresh = open_study(home, FIXTURE)
        assert said(one) == said(fresh)
        for study in (one, other, fresh):
            study.close()


def test_entries_merged_in_before_the_end_are_seen(opened: Callable[..., Study], tmp_path: Path) -> None:
    elsewhere = open_study(Home(tmp_path / "elsewhere"), FIXTURE)
    elsewhere.store.append(Read(at=START, unit="v1", anchor="idea"))
    elsewhere.store.export(tmp_path / "old.zip")
    elsewhere.close()
    study = opened()
    study.store.append(Read(at=START + timedelta(days=1), unit="v1", anchor="code"))
    assert set(study.ledger.record("v1").read) == {"code"}
    study.store.import_(tmp_path / "old.zip")
    assert set(study.ledger.record("v1").read) == {"code", "idea"}
    assert [event.at for _, event in study.ledger.entries] == [START, START + timedelta(days=1)]


def test_nothing_is_read_while_nothing_was_written(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    study.store.append(Read(at=START, unit="v1", anchor="idea"))
    said(study)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the log was read again")

    with monkeypatch.context() as patched:
        patched.setattr(study.store, "events", refused)
        said(study)
        study.store.settings.set("daily", "9")
        said(study)
