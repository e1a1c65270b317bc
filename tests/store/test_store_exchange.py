"""Export and import: everything arrives, twice changes nothing, nothing of the learner's is overwritten."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.errors import StoreError, UsageError
from tutor.paths import Home
from tutor.store.events import Event, Graded, Read, Undone, source_id
from tutor.store.progress import Store, open_store
from tutor.texts import LANGUAGES, explain

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(number: int) -> Read:
    return Read(at=NOON + timedelta(minutes=number), unit="v4", anchor=str(number))


def grade(source: str) -> Graded:
    return Graded(
        at=NOON,
        lab="adam",
        unit="v38",
        verdict="passed",
        earned=8,
        possible=8,
        seed=1,
        source_id=source_id(source),
        duration_ms=1.0,
    )


@pytest.fixture
def other(tmp_path: Path) -> Home:
    return Home(tmp_path / "other")


texts = st.text(st.characters(codec="utf-8"), max_size=40)
happenings = st.lists(
    st.one_of(
        st.tuples(st.builds(read, st.integers(0, 10_000)), st.none()),
        st.tuples(st.builds(Undone, at=st.just(NOON), event_id=texts), st.none()),
        texts.map(lambda text: (grade(text), text)),
    ),
    max_size=8,
)


@given(events=happenings, labs=st.dictionaries(st.sampled_from(["adam.py", "xor_mlp.py"]), texts, max_size=2))
@settings(max_examples=25)
def test_a_round_trip_brings_everything(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[Event, str | None]], labs: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    here, there = open_store(Home(folder / "here")), open_store(Home(folder / "there"))
    here.settings.set("lang", "hi")
    for event, source in events:
        here.append(event, source=source)
    for name, text in labs.items():
        (here.home.labs / name).write_bytes(text.encode())
    here.export(folder / "all.zip")

    assert there.import_(folder / "all.zip") == len(events)
    assert there.import_(folder / "all.zip") == 0
    assert list(there.events()) == list(here.events())
    assert dict(there.settings) == {"lang": "hi"}
    assert set(there.sources()) == {source for _, source in events if source is not None}
    assert {path.name: path.read_bytes().decode() for path in there.home.labs.iterdir()} == labs
    assert list(there.home.backups.iterdir()) == []
    here.close()
    there.close()


def test_attempts_arrive_with_their_texts(store: Store, other: Home, tmp_path: Path) -> None:
    store.append(grade("x = 1\n"), source="x = 1\n")
    store.export(tmp_path / "all.zip")
    there = open_store(other)
    there.import_(tmp_path / "all.zip")
    assert [attempt.source for attempt in there.attempts("adam")] == ["x = 1\n"]
    there.close()


def test_two_machines_merge_by_time_in_either_direction(store: Store, other: Home, tmp_path: Path) -> None:
    there = open_store(other)
    store.append_all([read(0), read(2)])
    there.append_all([read(1), read(3)])
    store.export(tmp_path / "here.zip")
    there.export(tmp_path / "there.zip")
    store.import_(tmp_path / "there.zip")
    there.import_(tmp_path / "here.zip")
    assert list(store.events()) == list(there.events())
    assert [event for _, event in store.events()] == [read(0), read(1), read(2), read(3)]
    there.close()


def test_own_settings_stay(store: Store, other: Home, tmp_path: Path) -> None:
    there = open_store(other)
    there.settings.set("lang", "en")
    store.settings.set("lang", "hi")
    store.settings.set("daily", "20")
    store.export(tmp_path / "all.zip")
    there.import_(tmp_path / "all.zip")
    assert dict(there.settings) == {"daily": "20", "lang": "en"}
    there.close()


def test_a_lab_file_that_differs_is_backed_up_first(store: Store, other: Home, tmp_path: Path) -> None:
    there = open_store(other)
    (store.home.labs / "adam.py").write_text("from here\n")
    (other.labs / "adam.py").write_text("from there\n")
    (other.labs / "xor_mlp.py").write_text("only there\n")
    store.export(tmp_path / "all.zip")
    there.import_(tmp_path / "all.zip")
    assert (other.labs / "adam.py").read_text() == "from here\n"
    assert (other.labs / "xor_mlp.py").read_text() == "only there\n"
    assert [path.read_text() for path in other.backups.iterdir()] == ["from there\n"]
    there.close()


def test_an_export_does_not_overwrite_the_one_before(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    target.write_text("something of mine")
    store.export(target, NOON)
    kept = [path for path in tmp_path.glob("all-*.zip")]
    assert [path.read_text() for path in kept] == ["something of mine"]
    assert zipfile.is_zipfile(target)


def rewritten(name: str, content: bytes) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        parts[name] = content
        with zipfile.ZipFile(path, "w") as archive:
            for part, text in parts.items():
                archive.writestr(part, text)

    return rewrite


LINE = b'{"id":"%s","event":{"kind":"read","at":"2026-03-01T12:00:00Z","unit":"v4","anchor":"a"}}'


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("import_unreadable", lambda path: path.unlink()),
        ("import_unreadable", lambda path: path.write_text("not an archive")),
        ("import_unreadable", lambda path: path.write_bytes(path.read_bytes()[:200])),
        ("import_unreadable", rewritten("log.jsonl", b'{"id": 1}')),
        ("import_unreadable", rewritten("log.jsonl", LINE % b"zz")),
        ("import_unreadable", rewritten("settings.json", b"[]")),
        ("import_unreadable", rewritten(f"sources/{'0' * 64}", b"another text")),
        ("import_newer", rewritten("format.json", b'{"format": 99}')),
    ],
)
def test_a_bad_file_changes_nothing(
    store: Store, other: Home, tmp_path: Path, kind: str, spoil: Callable[[Path], None]
) -> None:
    store.append(read(1))
    store.export(tmp_path / "all.zip")
    spoil(tmp_path / "all.zip")
    there = open_store(other)
    with pytest.raises(UsageError) as caught:
        there.import_(tmp_path / "all.zip")
    assert caught.value.kind == kind
    assert all(all(explain(caught.value, lang)) for lang in LANGUAGES)
    assert list(there.events()) == []
    there.close()


def test_a_rewritten_archive_that_is_right_is_taken(store: Store, other: Home, tmp_path: Path) -> None:
    store.export(tmp_path / "all.zip")
    rewritten("log.jsonl", LINE % (b"0" * 31))(tmp_path / "all.zip")
    there = open_store(other)
    assert there.import_(tmp_path / "all.zip") == 1
    there.close()


@pytest.mark.parametrize("name", ["labs/../evil.py", "labs/.evil.py", "/labs/evil.py", "labs/sub/evil.py"])
def test_a_name_that_leads_out_of_the_labs_folder_is_not_written(
    store: Store, other: Home, tmp_path: Path, name: str
) -> None:
    store.export(tmp_path / "all.zip")
    rewritten(name, b"x = 1")(tmp_path / "all.zip")
    there = open_store(other)
    there.import_(tmp_path / "all.zip")
    assert [path.name for path in tmp_path.rglob("*evil*")] == []
    assert list(other.labs.iterdir()) == []
    there.close()


def test_an_export_into_a_folder_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        store.export(tmp_path / "nowhere" / "all.zip")
    assert all(all(explain(caught.value, lang)) for lang in LANGUAGES)
    assert os.listdir(tmp_path) == ["home"]
