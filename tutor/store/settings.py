"""What the learner chose, and where they left off: short texts by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from sqlite3 import Connection
from typing import Any, Literal, Protocol

SettingName = Literal["lang", "theme", "daily", "place"]


class _Database(Protocol):
    def rows(self, query: str, *values: object) -> list[Any]: ...
    def writing(self) -> AbstractContextManager[Connection]: ...


class Settings:
    """Raises StoreError when the database cannot be read or written."""

    def __init__(self, database: _Database) -> None:
        self._database = database

    def get(self, name: SettingName) -> str | None:
        """None: never set."""
        rows = self._database.rows("SELECT value FROM settings WHERE name = ?", name)
        return str(rows[0][0]) if rows else None

    def set(self, name: SettingName, value: str) -> None:
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """(name, value) of all that were set, by name."""
        return iter(self._database.rows("SELECT name, value FROM settings ORDER BY name"))
