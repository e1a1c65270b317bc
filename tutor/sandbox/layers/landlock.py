"""Layer `landlock`: files may be read where the policy says so; nothing is written, run or connected to.

The kernel adds rights from version to version of its interface (ABI); what it does not know is left out of the
ruleset, and the seccomp layer covers it. Numbers: linux/landlock.h; the system calls are the same everywhere.
"""

from __future__ import annotations

import fcntl
import os
import stat
import struct

from tutor.sandbox.layers import kernel
from tutor.sandbox.layers.privileges import no_new_privileges

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION = 1
RULE_PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3

FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # ABI -> how many rights over files it knows
TCP_BIND_AND_CONNECT = 0b11  # ABI 4
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11  # ABI 6

_FIRST_NUMBER = 100  # rulesets live above the descriptors that a fork server moves around
_made: dict[tuple[str, ...], int] = {}


def abi() -> int:
    """The version of Landlock's interface here; 0 without Landlock. Changes nothing."""
    if not kernel.LINUX:
        return 0
    try:
        return kernel.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    except OSError:
        return 0


def offered() -> bool:
    return abi() > 0


def ruleset(readable: tuple[str, ...]) -> int:
    """A descriptor of the rules: made once by the fork server, used by every worker it forks."""
    if readable not in _made:
        _made[readable] = _make(readable)
    return _made[readable]


def _make(readable: tuple[str, ...]) -> int:
    attributes = _attributes(abi())
    made = kernel.syscall(CREATE_RULESET, attributes, len(attributes), 0)
    descriptor = fcntl.fcntl(made, fcntl.F_DUPFD_CLOEXEC, _FIRST_NUMBER)
    os.close(made)
    for path in readable:
        _allow_reading(descriptor, path)
    return descriptor


def restrict(readable: tuple[str, ...]) -> None:
    """From here on, this process reads what lies in `readable`, and that is all."""
    no_new_privileges()
    kernel.syscall(RESTRICT_SELF, ruleset(readable), 0)
    for descriptor in _made.values():
        os.close(descriptor)
    _made.clear()


def held() -> frozenset[int]:
    """Descriptors of the rulesets made so far."""
    return frozenset(_made.values())


def _attributes(version: int) -> bytes:
    """struct landlock_ruleset_attr: everything this version can forbid is forbidden, unless a rule allows it."""
    files = (1 << max(count for since, count in FILE_RIGHTS.items() if since <= version)) - 1
    if version < 4:
        return struct.pack("<Q", files)
    if version < 6:
        return struct.pack("<QQ", files, TCP_BIND_AND_CONNECT)
    return struct.pack("<QQQ", files, TCP_BIND_AND_CONNECT, ABSTRACT_SOCKETS_AND_SIGNALS)


def _allow_reading(descriptor: int, path: str) -> None:
    """A path that is not there, or not ours to open, cannot be read either way."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        folder = stat.S_ISDIR(os.fstat(place).st_mode)
        rights = READ_FILE | READ_DIR if folder else READ_FILE
        rule = struct.pack("<Qi", rights, place)
        kernel.syscall(ADD_RULE, descriptor, RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
