"""Writes that are whole or did not happen, and copies that are never overwritten."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path


def dated_names(path: Path, now: datetime) -> Iterator[Path]:
    """Names beside `path` with the local time: `adam-2026-03-01-181502.py`, then `…-181502-2.py`, …"""
    stamp = now.astimezone().strftime("%Y-%m-%d-%H%M%S")
    for number in count(1):
        ordinal = "" if number == 1 else f"-{number}"
        yield path.with_name(f"{path.stem}-{stamp}{ordinal}{path.suffix}")


def create(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet. Raises OSError and leaves nothing behind."""
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def create_dated(path: Path, now: datetime, content: bytes) -> Path:
    """Write `content` under the first dated name of `path` that is free, and return it. Raises OSError."""
    for name in dated_names(path, now):
        try:
            create(name, content)
            return name
        except FileExistsError:
            continue
    raise AssertionError("names never run out")


def replace(path: Path, content: bytes) -> None:
    """Give `path` new content in one step: after a crash it holds the old or the new. Raises OSError."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
