"""One file that carries everything of a learner to another machine.

A zip archive: `format.json`, `log.jsonl` (one `{"id", "event"}` a line), `settings.json`, `sources/HASH`
(graded texts by content address) and `labs/NAME.py`. It is checked whole before anything of it is taken in.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tutor.errors import UsageError
from tutor.store import backups, labfiles, log
from tutor.store.events import AnyEvent, source_id
from tutor.store.failures import explained

if TYPE_CHECKING:
    from tutor.store.progress import Store

FORMAT = 1
_MAX_PART_BYTES = 256_000_000
_LAB_FILE = re.compile(r"labs/([^./\\:\0][^/\\:\0]*\.py)")
_UNREADABLE = (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error, msgspec.MsgspecError)
_SOURCE = re.compile(r"sources/[0-9a-f]{64}")


class _Format(msgspec.Struct, frozen=True):
    format: int


class _Line(msgspec.Struct, frozen=True):
    id: str
    event: AnyEvent


class _Archive(msgspec.Struct, frozen=True):
    """What an exported file holds, checked. `labs` maps file names to their bytes."""

    entries: tuple[_Line, ...]
    settings: dict[str, str]
    sources: tuple[str, ...]
    labs: dict[str, bytes]


def export(store: Store, path: Path, now: datetime) -> None:
    """Write the archive in one step; a file that was there is kept under a dated name.

    Raises StoreError when the disk refuses.
    """
    content = _packed(store)
    with explained(path):
        if path.exists():
            backups.create_dated(path, now, path.read_bytes())
        backups.replace(path, content)


def import_(store: Store, path: Path, now: datetime) -> int:
    """Merge an archive and return how many entries were new; doing it twice adds nothing.

    Settings fill in what was never set here. A lab file that differs from the one here replaces it after a
    dated backup. Raises UsageError import_unreadable or import_newer, and then nothing was changed.
    """
    archive = _unpacked(path)
    with store.writing() as connection:
        for text in archive.sources:
            log.keep_source(connection, text)
        connection.executemany("INSERT OR IGNORE INTO settings VALUES (?, ?)", archive.settings.items())
        new = sum(log.insert_entry(connection, line.id, line.event) for line in archive.entries)
    for name, content in archive.labs.items():
        _take_lab_file(store.home.labs / name, content, store.home.backups, now)
    return new


def _take_lab_file(path: Path, content: bytes, backup_folder: Path, now: datetime) -> None:
    with explained(path):
        if path.exists():
            if path.read_bytes() == content:
                return
            labfiles.backup(path, backup_folder, now)
        backups.replace(path, content)


def _packed(store: Store) -> bytes:
    lines = (msgspec.json.encode({"id": event_id, "event": event}) for event_id, event in store.events())
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("format.json", msgspec.json.encode(_Format(FORMAT)))
        archive.writestr("log.jsonl", b"\n".join(lines))
        archive.writestr("settings.json", msgspec.json.encode(dict(store.settings)))
        for text in store.sources():
            archive.writestr(f"sources/{source_id(text)}", text.encode())
        with explained(store.home.labs):
            for path in sorted(store.home.labs.glob("*.py")):
                if path.is_file() and _LAB_FILE.fullmatch(f"labs/{path.name}"):
                    archive.writestr(f"labs/{path.name}", path.read_bytes())
    return buffer.getvalue()


def _unpacked(path: Path) -> _Archive:
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(archive, path)
    except _UNREADABLE as error:
        raise UsageError("import_unreadable", path=path, why=error) from error


def _checked(archive: zipfile.ZipFile, path: Path) -> _Archive:
    if msgspec.json.decode(_part(archive, "format.json"), type=_Format).format > FORMAT:
        raise UsageError("import_newer", path=path)
    entries = tuple(
        msgspec.json.decode(line, type=_Line) for line in _part(archive, "log.jsonl").splitlines() if line
    )
    if not all(log.is_entry_id(line.id) for line in entries):
        raise ValueError("log.jsonl: an id is malformed")
    names = archive.namelist()
    sources = {name: _part(archive, name).decode() for name in names if _SOURCE.fullmatch(name)}
    if any(name != f"sources/{source_id(text)}" for name, text in sources.items()):
        raise ValueError("a graded text is not the one its name says")
    labs = {found[1]: _part(archive, name) for name in names if (found := _LAB_FILE.fullmatch(name))}
    settings = msgspec.json.decode(_part(archive, "settings.json"), type=dict[str, str])
    return _Archive(entries, settings, tuple(sources.values()), labs)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MAX_PART_BYTES:
        raise ValueError(f"{name} is too large")
    return archive.read(name)
