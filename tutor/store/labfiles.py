"""The learner's lab files: started, read, saved, backed up and begun anew; never overwritten without a copy.

Every function raises StoreError (disk_full, home_read_only, store_failed) when the disk refuses.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tutor.errors import UsageError
from tutor.store import backups
from tutor.store.failures import explained

MAX_BYTES = 1_000_000


def start(path: Path, starter: str) -> bool:
    """Put the starter at `path`; False, and nothing happens, if a file is there."""
    with explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    with explained(path):
        try:
            backups.create(path, starter.encode())
        except FileExistsError:
            return False
    return True


def read_lab_file(path: Path) -> str:
    """The text of a lab file; a byte order mark is dropped.

    Raises UsageError: lab_file_missing, lab_file_directory, lab_file_unreadable, lab_file_binary,
    lab_file_too_large (more than 1 MB).
    """
    content = _read(path, MAX_BYTES)
    if len(content) > MAX_BYTES:
        raise UsageError("lab_file_too_large", path=path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("lab_file_binary", path=path) from None
    if "\0" in text:
        raise UsageError("lab_file_binary", path=path)
    return text


def save(path: Path, text: str) -> None:
    """Replace the file's text in one step; a link stays a link."""
    with explained(path):
        backups.replace(path.resolve(), text.encode())


def backup(path: Path, folder: Path, now: datetime) -> Path:
    """Copy the file to a dated name in `folder`, and return it. Raises UsageError as reading does."""
    content = _read(path)
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return backups.create_dated(folder / path.name, now, content)


def reset(path: Path, starter: str, folder: Path, now: datetime) -> Path:
    """Back the file up into `folder`, begin it anew, return the backup. Raises UsageError as reading does."""
    copy = backup(path, folder, now)
    save(path, starter)
    return copy


def is_untouched(path: Path, starter: str) -> bool:
    """Whether the file says what the starter says, line ends aside. Raises UsageError as reading does."""
    return read_lab_file(path).splitlines() == starter.splitlines()


def _read(path: Path, most: int | None = None) -> bytes:
    """At most `most` bytes and one more. A pipe or a device is not opened: reading it might never end."""
    if path.is_dir():
        raise UsageError("lab_file_directory", path=path)
    if path.exists() and not path.is_file():
        raise UsageError("lab_file_unreadable", path=path)
    try:
        with path.open("rb") as file:
            return file.read() if most is None else file.read(most + 1)
    except FileNotFoundError:
        raise UsageError("lab_file_missing", path=path) from None
    except OSError:
        raise UsageError("lab_file_unreadable", path=path) from None
