"""Layer `seccomp`: system calls a lab has no use for are refused, some by their arguments.

What remains is computing: memory, reading files that Landlock leaves readable, the channel to the judge, and
signals to oneself. No file is opened for writing, no process and no thread is made, no socket is opened.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import struct

from tutor.sandbox.layers import kernel, syscalls
from tutor.sandbox.layers.bpf import ALLOW, Block, assemble, only, program, refuse, without_bits
from tutor.sandbox.layers.privileges import no_new_privileges

PR_SET_SECCOMP, MODE_FILTER = 22, 2
SECCOMP = {"x86_64": 317, "aarch64": 277}
GET_ACTION_AVAILABLE, ERRNO_ACTION = 2, 0x00050000
INSTRUCTION_BYTES = 8

OWN_PID = 0x7FFFFFF1  # stands in the prepared program for the worker's pid; above any pid there can be

WRITING = 0o3 | 0o100 | 0o1000 | 0o20000000  # O_ACCMODE, O_CREAT, O_TRUNC, O_TMPFILE without O_DIRECTORY
PRCTL = (3, 15, 16, 0x53564D41)  # PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_SET_VMA
FCNTL = (0, 1, 2, 3, 4, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC
IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIO(N)CLEX

CHECKS: dict[str, Block] = {
    "open": without_bits(1, WRITING, errno.EACCES),
    "openat": without_bits(2, WRITING, errno.EACCES),
    "kill": only(0, (OWN_PID,), errno.EPERM),
    "tgkill": only(0, (OWN_PID,), errno.EPERM),
    "prlimit64": only(0, (0, OWN_PID), errno.EPERM),
    "sched_setaffinity": only(0, (0, OWN_PID), errno.EPERM),
    "prctl": only(0, PRCTL, errno.EPERM),
    "fcntl": only(1, FCNTL, errno.EPERM),
    "ioctl": only(1, IOCTL, errno.ENOTTY),
}


def offered() -> bool:
    """Whether the kernel filters system calls and this machine's numbers are known. Changes nothing."""
    machine = kernel.machine()
    if not kernel.LINUX or machine not in SECCOMP:
        return False
    try:
        kernel.syscall(SECCOMP[machine], GET_ACTION_AVAILABLE, 0, struct.pack("<I", ERRNO_ACTION))
    except OSError:
        return False
    return True


def tried() -> bool:
    """Whether the attack suite has run on this kind of machine."""
    return kernel.machine() == "x86_64"


@functools.cache
def prepared(machine: str) -> bytes:
    """The filter for a machine, with `OWN_PID` for the worker's pid. Made once by the fork server."""
    return assemble(program(syscalls.AUDIT_ARCHITECTURE[machine], _ranges(machine)))


def filter_calls() -> None:
    """From here on, only the calls of computing. The last layer: it refuses what the others need."""
    no_new_privileges()
    own = prepared(kernel.machine()).replace(_constant(OWN_PID), _constant(os.getpid()))
    instructions = ctypes.create_string_buffer(own, len(own))
    count = len(own) // INSTRUCTION_BYTES
    header = struct.pack("@HP", count, ctypes.addressof(instructions))  # struct sock_fprog
    kernel.prctl(PR_SET_SECCOMP, MODE_FILTER, header)


def blocks(machine: str) -> dict[int, Block]:
    """System call -> what happens; calls that are not here are allowed, up to the last of the machine's own."""
    found: dict[int, Block] = {}
    for number in syscalls.numbers(syscalls.FILES, machine).values():
        found[number] = refuse(errno.EACCES)
    for table in (syscalls.NETWORK, syscalls.PROCESSES, syscalls.OTHERS, syscalls.MEMORY, syscalls.KERNEL):
        for number in syscalls.numbers(table, machine).values():
            found[number] = refuse(errno.EPERM)
    for name, number in syscalls.numbers(syscalls.CHECKED, machine).items():
        found[number] = CHECKS[name]
    for number in syscalls.numbers(syscalls.NEWER_AND_HARMLESS, machine).values():
        found[number] = ALLOW
    return found


def _ranges(machine: str) -> list[tuple[int, Block]]:
    """(first number, block) for neighbours of the same fate."""
    found = blocks(machine)
    last = syscalls.LAST_OF_ITS_OWN[machine]
    unknown = refuse(errno.ENOSYS)
    ranges: list[tuple[int, Block]] = []
    for number in range(max(found) + 2):
        block = found.get(number, ALLOW if number <= last else unknown)
        if not ranges or ranges[-1][1] != block:
            ranges.append((number, block))
    return ranges


def _constant(value: int) -> bytes:
    return struct.pack("<I", value)
