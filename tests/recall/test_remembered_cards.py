"""Card states from a snapshot are those of the whole replay, whatever happened to the log in between."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.paths import Home
from tutor.recall import memory
from tutor.recall.memory import remembered
from tutor.recall.schedule import replay
from tutor.store.events import Read, Reviewed, Undone
from tutor.store.progress import Store, open_store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def rating(store: Store, number: int) -> None:
    at = NOON + timedelta(hours=number)
    question = f"q{number % 3}"
    store.append(Reviewed(at=at, question=question, unit="v4", rating=1 + number % 4, evidence="answer"))  # type: ignore[arg-type]


def page(store: Store, number: int) -> None:
    store.append(Read(at=NOON + timedelta(hours=number), unit="v4", anchor="line"))


def undo(store: Store, number: int) -> None:
    ids = [event_id for event_id, _ in store.events()]
    if ids:
        store.append(Undone(at=NOON, event_id=ids[number % len(ids)]))


def merge(store: Store, number: int) -> None:
    """An import from a machine whose clock stands anywhere."""
    folder = store.home.root / f"other-{number}-{len(list(store.events()))}"
    other = open_store(Home(folder))
    rating(other, number)
    other.export(folder / "all.zip")
    other.close()
    store.import_(folder / "all.zip")


def ask(store: Store, number: int) -> None:
    assert remembered(store) == replay(store.events())


actions = st.sampled_from([rating, rating, page, undo, merge, ask, ask])
steps = st.lists(st.tuples(actions, st.integers(0, 400)), max_size=12)


@given(steps)
@settings(max_examples=30)
def test_a_snapshot_is_never_seen(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Callable[[Store, int], None], int]]
) -> None:
    store = open_store(Home(tmp_path_factory.mktemp("home")))
    for step, number in steps:
        step(store, number)
    ask(store, 0)
    store.close()


def test_only_what_is_new_is_replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(Home(tmp_path))
    rating(store, 1)
    before = remembered(store)
    monkeypatch.setattr(memory, "replay", None)
    page(store, 2)
    assert remembered(store) == before
    monkeypatch.undo()
    rating(store, 4)
    assert remembered(store).cards["q1"].reps == 2
    store.close()


def test_a_snapshot_spares_the_import_of_the_library(tmp_path: Path) -> None:
    store = open_store(Home(tmp_path))
    rating(store, 1)
    code = (
        "import sys; from pathlib import Path; from tutor.paths import Home;"
        "from tutor.recall.memory import remembered; from tutor.store.progress import open_store;"
        f"store = open_store(Home(Path({str(tmp_path)!r}))); cards = remembered(store).cards;"
        "print(len(cards), 'fsrs' in sys.modules)"
    )

    def loaded() -> str:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert loaded() == "1 True"
    assert loaded() == "1 False"
    store.close()
