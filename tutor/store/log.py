"""The rows of the log: how an entry gets its id, and how entries and graded texts are written."""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from datetime import UTC, datetime, timedelta

from tutor.store.events import Event, encode, kind_of, source_id

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME_DIGITS = 15  # hexadecimal; enough for the year 9999
_ENTRY_ID = re.compile(r"[0-3][0-9a-f]{30}")


def is_entry_id(text: str) -> bool:
    return _ENTRY_ID.fullmatch(text) is not None


def append_entry(connection: sqlite3.Connection, event: Event) -> str:
    """Add an entry at the end of the log. Call inside a write transaction."""
    event_id = _next_id(connection, event.at)
    insert_entry(connection, event_id, event)
    return event_id


def insert_entry(connection: sqlite3.Connection, event_id: str, event: Event) -> bool:
    """Add an entry under the id it has elsewhere; False if it is here already."""
    row = (event_id, kind_of(type(event)), encode(event))
    return connection.execute("INSERT OR IGNORE INTO log VALUES (?, ?, ?)", row).rowcount == 1


def keep_source(connection: sqlite3.Connection, text: str) -> None:
    """Keep a graded text once, under its content address."""
    row = (source_id(text), zlib.compress(text.encode()))
    connection.execute("INSERT OR IGNORE INTO sources VALUES (?, ?)", row)


def unpack_source(packed: bytes) -> str:
    return zlib.decompress(packed).decode()


def _next_id(connection: sqlite3.Connection, at: datetime) -> str:
    """Microseconds since 1970 and 64 random bits, in hexadecimal.

    Later than every id of the log even when the clock went back: ids sort in the order of writing, and the
    logs of two machines merge by time.
    """
    last = connection.execute("SELECT max(id) FROM log").fetchone()[0]
    microseconds = max(0, (at - _EPOCH) // timedelta(microseconds=1))
    if last is not None:
        microseconds = max(microseconds, int(last[:_TIME_DIGITS], 16) + 1)
    return f"{microseconds:0{_TIME_DIGITS}x}{os.urandom(8).hex()}"
