"""Direct calls into the Linux kernel, for what Python's standard library has no name for. Raises OSError."""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import struct
import sys

Argument = int | bytes | None

LINUX = sys.platform == "linux"


def machine() -> str:
    """`x86_64`, `aarch64`, …; empty for a 32-bit process, whose system calls have other numbers."""
    return platform.machine() if struct.calcsize("P") == 8 else ""


def syscall(number: int, *arguments: Argument) -> int:
    """Integers are passed as machine words, bytes as their address."""
    return _checked(_libc().syscall(ctypes.c_long(number), *map(_word, arguments)))


def prctl(option: int, *arguments: Argument) -> int:
    """Arguments left out are 0, as most options ask for."""
    padded = (*arguments, 0, 0, 0, 0)[:4]
    return _checked(_libc().prctl(ctypes.c_int(option), *map(_word, padded)))


def _word(argument: Argument) -> ctypes.c_ulong | ctypes.c_char_p:
    if isinstance(argument, int):
        return ctypes.c_ulong(argument)
    return ctypes.c_char_p(argument)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


@functools.cache
def _libc() -> ctypes.CDLL:
    """On Linux only: elsewhere these calls do not exist."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc
