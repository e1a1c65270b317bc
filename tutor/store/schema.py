"""The database: how it is opened, made and migrated.

A transaction that begins as a reader and then writes fails at once when another process wrote in between: the
busy timeout does not apply. So every write and every migration begins as a writer (`BEGIN IMMEDIATE`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tutor.errors import StoreError

BUSY_SECONDS = 10.0

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # An id is the entry's place in time and 64 random bits: it orders the log, the same on every machine.
        "CREATE TABLE log (id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX log_kind ON log (kind, id)",
        "CREATE TABLE sources (id TEXT PRIMARY KEY, packed BLOB NOT NULL)",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        # What was derived from the first `entries` rows of the log, up to and with the id `last`.
        "CREATE TABLE snapshots (name TEXT PRIMARY KEY, last TEXT NOT NULL, entries INTEGER NOT NULL,"
        " body BLOB NOT NULL)",
    ),
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a sound database of the present schema.

    Raises StoreError("newer_database") without touching the file, and sqlite3.Error for everything else.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) > len(MIGRATIONS):
        raise StoreError("newer_database", path=path)
    _use_write_ahead_log(connection)
    connection.execute("PRAGMA synchronous = FULL")
    if _version(connection) < len(MIGRATIONS):
        migrate(connection)
    fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        error = sqlite3.DatabaseError(fault)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switching the mode does not wait for a process that switches it too; taking the write lock does."""
    for _ in range(10):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            with writing(connection):
                pass
    connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: everything inside is kept, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations this database has not seen; another process may have done it meanwhile."""
    with writing(connection):
        for number in range(_version(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
