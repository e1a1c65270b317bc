"""Cut a worker off from the machine, for good, before it runs learner code.

    policy = Policy(memory_bytes=1 << 30, cpu_seconds=20, keep=frozenset({0, 1, 2, 3}))
    os.fork() -> in the child: lock_down(policy)

Each layer is a small module in `tutor.sandbox.layers`; docs/grading.md says which attack each of them stops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tutor.sandbox.layers import descriptors, environment, limits

Level = Literal["full", "partial", "process"]


@dataclass(frozen=True)
class Found:
    """What this system offers: `full`, `partial` (some layers of the kernel are missing), `process` (none is)."""

    level: Level
    active: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What a worker may do.

    memory_bytes  address space above what is mapped when the worker starts
    cpu_seconds   CPU time, then SIGXCPU
    keep          descriptors that stay open
    readable      files and folders that may be read, folders with all that is in them
    file_bytes    size of a file it writes, its captured output included
    without       names of layers to leave off: only the attack suite does that, to show what each one stops
    """

    memory_bytes: int
    cpu_seconds: int
    keep: frozenset[int]
    readable: tuple[str, ...] = ()
    file_bytes: int = 16 << 20
    without: frozenset[str] = frozenset()


def describe_isolation() -> Found:
    """What `lock_down` would apply here. Changes nothing."""
    return Found("process", tuple(_LAYERS), ("landlock", "seccomp"))


def lock_down(policy: Policy) -> tuple[str, ...]:
    """Apply every layer this system offers, in order; return their names. Cannot be undone.

    To be called in a forked worker, with a single thread, when everything it needs is imported.
    """
    applied = [name for name in _LAYERS if name not in policy.without]
    for name in applied:
        _LAYERS[name](policy)
    return tuple(applied)


def _limits(policy: Policy) -> None:
    limits.apply(policy.memory_bytes, policy.cpu_seconds, policy.file_bytes)


_LAYERS: dict[str, Callable[[Policy], None]] = {
    "environment": lambda policy: environment.scrub(),
    "descriptors": lambda policy: descriptors.close_others(policy.keep),
    "limits": _limits,
}
