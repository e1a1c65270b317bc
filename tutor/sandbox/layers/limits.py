"""Layer `limits`: what the kernel takes away from a process that asks for too much.

The soft limit on CPU time lies below the hard one: a worker that computes for too long gets SIGXCPU, which tells it
apart from the SIGKILL of a deadline or of the machine's own memory killer.
"""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource

MOST_DESCRIPTORS = 64
EXTRA_CPU_SECONDS = 2


def offered() -> bool:
    return sys.platform != "win32"


def lower(memory_bytes: int, cpu_seconds: int, file_bytes: int) -> None:
    """Cap address space (above what is mapped already), CPU time, file size and descriptors; no core, no locks."""
    wanted = {
        "RLIMIT_AS": (mapped_bytes() + memory_bytes,) * 2,
        "RLIMIT_CPU": (cpu_seconds, cpu_seconds + EXTRA_CPU_SECONDS),
        "RLIMIT_FSIZE": (file_bytes, file_bytes),
        "RLIMIT_NOFILE": (MOST_DESCRIPTORS, MOST_DESCRIPTORS),
        "RLIMIT_CORE": (0, 0),
        "RLIMIT_MEMLOCK": (0, 0),
        "RLIMIT_MSGQUEUE": (0, 0),
    }
    for name, pair in wanted.items():
        if hasattr(resource, name):
            _lower(getattr(resource, name), *pair)


def _lower(which: int, soft: int, hard: int) -> None:
    """Never above the hard limit there is: an ordinary user could not raise it, and need not."""
    there = resource.getrlimit(which)[1]
    if there != resource.RLIM_INFINITY:
        soft, hard = min(soft, there), min(hard, there)
    resource.setrlimit(which, (soft, hard))


def mapped_bytes() -> int:
    """The address space of this process. 0 where /proc does not tell."""
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
