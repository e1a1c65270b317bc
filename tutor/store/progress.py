"""The learner's log, settings and graded files: one SQLite database, written by several processes at once."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, overload

from tutor.errors import StoreError
from tutor.paths import Home
from tutor.store import log, schema
from tutor.store.backups import dated_names
from tutor.store.events import Event, Graded, decode, kind_of
from tutor.store.failures import explained, is_damage
from tutor.store.settings import Settings

E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Attempt:
    """One grade and the file it judged; `number` counts a lab's grades from 1."""

    number: int
    id: str
    grade: Graded
    source: str


@dataclass(frozen=True)
class Snapshot:
    """Something derived from the first `entries` entries of the log, `last` the id of the last one."""

    last: str
    entries: int
    body: bytes


def open_store(home: Home) -> Store:
    """Open the log of a home, making its folders and the database where they are missing.

    A damaged database is moved beside itself, a fresh one begun, and `Store.set_aside` names the old one.
    Raises StoreError: home_is_file, home_read_only, disk_full, newer_database, database_busy, store_failed.
    """
    _make_folders(home)
    set_aside = None
    with explained(home.database):
        before = _identity(home.database)
        try:
            connection = schema.connect(home.database)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            set_aside = _set_aside(home.database, before)
            connection = schema.connect(home.database)
    return Store(home, connection, set_aside)


class Store:
    """The open log. Every method raises StoreError when the database cannot be read or written."""

    def __init__(self, home: Home, connection: sqlite3.Connection, set_aside: Path | None = None) -> None:
        self.home = home
        self.set_aside = set_aside
        """Where a damaged database was moved when this store was opened: the learner must be told."""
        self._connection = connection
        self._lock = threading.RLock()
        self.settings = Settings(self)

    def append(self, event: Event, *, source: str | None = None) -> str:
        """Add one entry and return its id. `source` is the text that a Graded judged."""
        return self.append_all([event], source=source)[0]

    def append_all(self, events: Sequence[Event], *, source: str | None = None) -> tuple[str, ...]:
        """Add entries that belong together: after a crash all of them are there, or none."""
        with self.writing() as connection:
            if source is not None:
                log.keep_source(connection, source)
            return tuple(log.append_entry(connection, event) for event in events)

    @overload
    def events(self, *, since: str | None = None) -> Iterator[tuple[str, Event]]: ...
    @overload
    def events(self, *kinds: type[E], since: str | None = None) -> Iterator[tuple[str, E]]: ...
    def events(self, *kinds: type[Event], since: str | None = None) -> Iterator[tuple[str, Event]]:
        """(id, event) of the named kinds, of all when none is named, in order; only after the id `since`."""
        names = [kind_of(kind) for kind in kinds]
        wanted = f"AND kind IN ({', '.join('?' * len(names))})" if names else ""
        query = f"SELECT id, body FROM log WHERE id > ? {wanted} ORDER BY id"
        rows = self.rows(query, since or "", *names)
        return ((event_id, decode(body)) for event_id, body in rows)

    def version(self) -> tuple[int, int]:
        """While it stays the same, nothing was written, by this process or any other. Cheap to ask."""
        with self._lock:
            others = self.rows("PRAGMA data_version")[0][0]
            return int(others), self._connection.total_changes

    def head(self) -> tuple[str, int]:
        """(last id, number of entries): while both stay the same, so does everything derived from the log."""
        last, count = self.rows("SELECT max(id), count(*) FROM log")[0]
        return last or "", count

    def attempts(self, lab: str) -> tuple[Attempt, ...]:
        """Every attempt at a lab with the text it judged, oldest first. A text that was not kept is empty."""
        grades = [
            (event_id, grade)
            for event_id, grade in self.events(Graded)
            if grade.lab == lab and grade.is_attempt
        ]
        return tuple(
            Attempt(number, event_id, grade, self.source(grade.source_id) or "")
            for number, (event_id, grade) in enumerate(grades, start=1)
        )

    def source(self, content_id: str) -> str | None:
        """A graded text by its content address."""
        rows = self.rows("SELECT packed FROM sources WHERE id = ?", content_id)
        return log.unpack_source(rows[0][0]) if rows else None

    def snapshot(self, name: str) -> Snapshot | None:
        """The state saved under that name, unless entries were merged in before its end since."""
        unchanged = "entries = (SELECT count(*) FROM log WHERE id <= last)"
        query = f"SELECT last, entries, body FROM snapshots WHERE name = ? AND {unchanged}"
        rows = self.rows(query, name)
        return Snapshot(*rows[0]) if rows else None

    def save_snapshot(self, name: str, snapshot: Snapshot) -> None:
        row = (name, snapshot.last, snapshot.entries, snapshot.body)
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)", row)

    def sources(self) -> Iterator[str]:
        """Every graded text."""
        return (log.unpack_source(row[0]) for row in self.rows("SELECT packed FROM sources ORDER BY id"))

    def export(self, path: Path, now: datetime | None = None) -> None:
        """Write log, settings, graded texts and lab files into one file. See `store.exchange`."""
        from tutor.store.exchange import export

        export(self, path, now or datetime.now(UTC))

    def import_(self, path: Path, now: datetime | None = None) -> int:
        """Merge an exported file and return how many entries were new. See `store.exchange`."""
        from tutor.store.exchange import import_

        return import_(self, path, now or datetime.now(UTC))

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str, *values: object) -> list[Any]:
        """All rows of a query at once, so that no read stays open while something is written."""
        with self._lock, explained(self.home.database):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write transaction, for the modules of this room."""
        with self._lock, explained(self.home.database), schema.writing(self._connection):
            yield self._connection


def _make_folders(home: Home) -> None:
    for folder in (home.root, home.labs, home.backups):
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
    for place in (home.root, home.database):
        if place.exists() and not os.access(place, os.W_OK):
            raise StoreError("home_read_only", path=place)


def _identity(path: Path) -> tuple[int, int] | None:
    if not path.exists():
        return None
    found = path.stat()
    return found.st_dev, found.st_ino


def _set_aside(database: Path, seen: tuple[int, int] | None) -> Path | None:
    """Move the damaged database with its write-ahead log; None if another process did so meanwhile."""
    if _identity(database) != seen:
        return None
    names = dated_names(database.with_name("progress.corrupt.db"), datetime.now(UTC))
    target = next(name for name in names if not name.exists())
    for suffix in ("", "-wal", "-shm"):
        part = Path(f"{database}{suffix}")
        if part.exists():
            part.rename(Path(f"{target}{suffix}"))
    return target
