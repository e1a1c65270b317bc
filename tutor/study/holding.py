"""A training run is paused and goes on exactly where it was: the handle of who watches it, and its processes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Protocol

PAUSE, GO_ON = b"pause\n", b"go_on\n"
"""What the trial is told."""


class Hold:
    """Give it to `comparing.compare` or `train`, and use it while that is iterated. Paused before: begun paused."""

    def __init__(self) -> None:
        self.paused = False
        self._tell: Callable[[bytes], None] | None = None

    def attach(self, tell: Callable[[bytes], None]) -> None:
        """The run has begun, and listens."""
        self._tell = tell
        if self.paused:
            tell(PAUSE)

    def pause(self) -> None:
        """No process of the run computes until `go_on`, and no limit counts that time."""
        self._set(True)

    def go_on(self) -> None:
        self._set(False)

    def _set(self, paused: bool) -> None:
        if paused != self.paused:
            self.paused = paused
            if self._tell is not None:
                self._tell(PAUSE if paused else GO_ON)


class Part(Protocol):
    """A process that can be stopped. Called from a thread of its own, and maybe after the process ended."""

    def pause(self) -> None: ...
    def go_on(self) -> None: ...


class Parts:
    """The processes of a trial: they are paused together, those included that are added meanwhile."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._paused = False
        self._lock = threading.Lock()

    def add(self, part: Part) -> None:
        with self._lock:
            self._parts.append(part)
            if self._paused:
                part.pause()

    def obey(self, orders: Iterable[bytes]) -> None:
        """Do what is said, until nobody is there to say anything."""
        for order in orders:
            with self._lock:
                self._paused = order == PAUSE
                for part in self._parts:
                    part.pause() if self._paused else part.go_on()
