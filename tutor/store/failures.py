"""What can go wrong with the learner's folder, as errors a learner understands."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tutor.errors import StoreError

_PRIMARY = 0xFF  # SQLite's extended result codes keep the primary code in the low byte
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is no sound database."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _DAMAGED


def from_sqlite(error: sqlite3.Error, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0)
    if is_damage(error):
        return StoreError("damaged_database", path=path)
    if code & _PRIMARY in _READ_ONLY:
        return StoreError("home_read_only", path=path.parent)
    if code & _PRIMARY == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return StoreError("disk_full", path=path.parent)
    if code & _PRIMARY == sqlite3.SQLITE_BUSY:
        return StoreError("database_busy", path=path)
    return StoreError("store_failed", path=path, why=error)


def from_os(error: OSError, path: Path) -> StoreError:
    if error.errno in _FULL:
        return StoreError("disk_full", path=path)
    if isinstance(error, NotADirectoryError | FileExistsError):
        return StoreError("home_is_file", path=path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return StoreError("home_read_only", path=path)
    return StoreError("store_failed", path=path, why=error.strerror or error)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Inside, an error of SQLite or of the file system at `path` becomes a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    except OSError as error:
        raise from_os(error, path) from error
