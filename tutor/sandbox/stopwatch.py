"""A clock that can be stopped: time spent paused is no time of a program's."""

from __future__ import annotations

import time


class Stopwatch:
    """`time.monotonic`, less the time it was stopped. Read by one thread, it may be stopped by another."""

    def __init__(self) -> None:
        self._lost = 0.0
        self._stopped_at: float | None = None

    def __call__(self) -> float:
        stopped = self._stopped_at
        return (time.monotonic() if stopped is None else stopped) - self._lost

    def stop(self, given_back: float = 0.0) -> None:
        """Stand still until `go_on`, so many seconds earlier than now. Stopped already: nothing happens."""
        if self._stopped_at is None:
            self._lost += given_back
            self._stopped_at = time.monotonic()

    def go_on(self) -> None:
        """From where it was stopped."""
        stopped = self._stopped_at
        if stopped is not None:
            # In this order: who reads in between sees an earlier time, never a later one.
            self._lost += time.monotonic() - stopped
            self._stopped_at = None
