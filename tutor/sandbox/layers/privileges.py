"""Layer `privileges`: a worker of root is no more than a worker of anybody else, and never becomes more."""

from __future__ import annotations

import struct

from tutor.sandbox.layers import kernel

PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
CAPSET = {"x86_64": 126, "aarch64": 91}
CAPABILITY_VERSION_3 = 0x20080522


def offered() -> bool:
    return kernel.LINUX and kernel.machine() in CAPSET


def drop() -> None:
    """No new privileges, no capabilities; no other process of this user may trace this one or read its memory."""
    no_new_privileges()
    keep_memory_private()
    header = struct.pack("<Ii", CAPABILITY_VERSION_3, 0)
    kernel.syscall(CAPSET[kernel.machine()], header, bytes(24))


def no_new_privileges() -> None:
    """Landlock and seccomp are open to an ordinary user only after this."""
    kernel.prctl(PR_SET_NO_NEW_PRIVS, 1)


def keep_memory_private() -> None:
    """No core file, and /proc/PID/mem, environ and ptrace of this process are for the administrator alone."""
    kernel.prctl(PR_SET_DUMPABLE, 0)
