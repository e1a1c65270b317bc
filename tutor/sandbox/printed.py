"""What a program prints: a file that the judge holds and the worker writes to, bounded on both sides."""

from __future__ import annotations

import io
import os
import tempfile
from typing import NoReturn

LONGEST_OUTPUT = 64 << 10
"""Bytes of output kept for each request. What is printed beyond them is dropped."""
KEYBOARD = "there is no keyboard here: take the value as an argument instead of asking for it with input()"


class PrintedFile:
    """The judge's end: an unnamed file, emptied before each request and read after it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def create(cls) -> PrintedFile:
        if hasattr(os, "memfd_create"):
            return cls(os.memfd_create("printed"))
        with tempfile.TemporaryFile() as file:
            return cls(os.dup(file.fileno()))

    def fileno(self) -> int:
        return self._descriptor

    def text(self) -> str:
        """What was printed since the file was emptied last."""
        if self._descriptor < 0:
            return ""
        return os.pread(self._descriptor, LONGEST_OUTPUT, 0).decode(errors="replace")

    def empty(self) -> None:
        """Both ends share one position in the file."""
        if os.fstat(self._descriptor).st_size:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.ftruncate(self._descriptor, 0)

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class Bounded(io.RawIOBase):
    """The worker's end, below `sys.stdout` and `sys.stderr`: writes through until the room is used up."""

    name = "<printed>"

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._room = LONGEST_OUTPUT

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def renew(self) -> None:
        """A new request: the judge has emptied the file."""
        self._room = LONGEST_OUTPUT

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]
        """Never fails: printing too much is no error of the program's."""
        size = len(data)
        if self._room > 0:
            kept = data[: self._room]
            self._room -= len(kept)
            try:
                os.write(self._descriptor, kept)
            except OSError:
                self._room = 0
        return size

    def text(self) -> io.TextIOWrapper:
        """A text stream on top, which holds nothing back."""
        return io.TextIOWrapper(self, "utf-8", errors="backslashreplace", write_through=True)


class NoKeyboard(io.TextIOBase):
    """`sys.stdin` of a worker: says what to do instead."""

    def read(self, size: int | None = -1, /) -> NoReturn:
        raise EOFError(KEYBOARD)

    def readline(self, size: int = -1, /) -> NoReturn:  # type: ignore[override]
        raise EOFError(KEYBOARD)

    def __next__(self) -> NoReturn:
        raise EOFError(KEYBOARD)
