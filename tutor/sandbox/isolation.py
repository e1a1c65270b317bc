"""Cut a worker off from the machine, for good, before it runs learner code.

    policy = Policy(parent=os.getpid(), memory_bytes=1 << 30, cpu_seconds=20, keep=frozenset({0, 1, 2, 3}),
                    readable=readable_paths(hidden))
    prepare(policy)                                # once, in the fork server: what can be made in advance
    if not os.fork():
        applied = lock_down(policy)                # in the worker; level_of(applied) is what the grade reports

Each layer is a small module in `tutor.sandbox.layers`; docs/grading.md says which attack each of them stops.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.sandbox.layers import (
    descriptors,
    environment,
    kernel,
    landlock,
    lifeline,
    limits,
    memory_watch,
    privileges,
    seccomp,
)

Level = Literal["full", "partial", "process"]


@dataclass(frozen=True)
class Found:
    """What this system offers: `full`, `partial` (a layer of the kernel is missing), `process` (both are).

    `active` and `missing` are names of layers, with a remark where there is one to make.
    """

    level: Level
    active: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What a worker may do.

    parent        pid of the process that forks the worker: the worker ends with it
    memory_bytes  address space above what is mapped when the worker starts
    cpu_seconds   CPU time, then SIGXCPU
    keep          descriptors that stay open
    readable      files and folders that may be read, folders with all that is in them
    file_bytes    size of a file it writes, its captured output included
    without       names of layers to leave off: only the attack suite does that, to show what each one stops
    """

    parent: int
    memory_bytes: int
    cpu_seconds: int
    keep: frozenset[int]
    readable: tuple[str, ...] = ()
    file_bytes: int = 16 << 20
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layer:
    """`offered` asks whether this system has it and changes nothing; `apply` cannot be undone."""

    offered: Callable[[], bool]
    apply: Callable[[Policy], None]


LAYERS: dict[str, Layer] = {
    "lifeline": Layer(lifeline.offered, lambda policy: lifeline.tie(policy.parent)),
    "environment": Layer(environment.offered, lambda policy: environment.scrub()),
    "limits": Layer(
        limits.offered,
        lambda policy: limits.lower(policy.memory_bytes, policy.cpu_seconds, policy.file_bytes),
    ),
    "memory_watch": Layer(memory_watch.offered, lambda policy: None),  # kept by the zygote
    "privileges": Layer(privileges.offered, lambda policy: privileges.drop()),
    "descriptors": Layer(
        descriptors.offered, lambda policy: descriptors.close_others(policy.keep | landlock.held())
    ),
    "landlock": Layer(landlock.offered, lambda policy: landlock.restrict(policy.readable)),
    "seccomp": Layer(seccomp.offered, lambda policy: seccomp.filter_calls()),
}
"""In the order of application: each one refuses what those before it need."""

OF_THE_KERNEL = ("landlock", "seccomp")


def describe_isolation() -> Found:
    """What `lock_down` would apply here. Changes nothing."""
    active = [name for name, layer in LAYERS.items() if layer.offered()]
    missing = tuple(name for name in LAYERS if name not in active)
    return Found(level_of(active), tuple(map(_remark, active)), missing)


def level_of(applied: Sequence[str]) -> Level:
    """The word for a set of applied layers: `full` is all of them."""
    if set(applied) >= set(LAYERS):
        return "full"
    return "partial" if set(applied) & set(OF_THE_KERNEL) else "process"


def prepare(policy: Policy) -> None:
    """Make in advance what every worker of this policy will use. Keeps one descriptor open, above 100."""
    layers = layers_for(policy)
    if "landlock" in layers:
        landlock.ruleset(policy.readable)
    if "seccomp" in layers:
        seccomp.prepared(kernel.machine())


def lock_down(policy: Policy) -> tuple[str, ...]:
    """Apply every layer this system offers, in order; return their names. Cannot be undone.

    To be called in a forked worker, with a single thread, when everything it needs is imported. Raises OSError
    when a layer that is offered cannot be applied: the worker must end then, not go on with less.
    """
    applied = layers_for(policy)
    for name in applied:
        LAYERS[name].apply(policy)
    return applied


def keep_memory_private() -> None:
    """For the judge: no other process of this user may trace it or read its memory, where the kernel offers that.

    Landlock forbids it to workers anyway; this is for systems without it.
    """
    if privileges.offered():
        privileges.keep_memory_private()


def layers_for(policy: Policy) -> tuple[str, ...]:
    """The layers that `lock_down` would apply, in order."""
    return tuple(name for name, layer in LAYERS.items() if name not in policy.without and layer.offered())


def _remark(name: str) -> str:
    if name == "landlock":
        return f"landlock {landlock.abi()}"
    if name == "seccomp" and not seccomp.tried():
        return f"seccomp (untested on {kernel.machine()})"
    return name
