"""Layer `memory_watch`: the zygote looks at what its workers hold, and ends one that holds too much.

On Linux this is the second line behind the limit on the address space; macOS does not enforce that limit, and there
it is the first.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable

from tutor.sandbox.layers import kernel

SECONDS = 0.1 if kernel.LINUX else 0.3
"""Between two looks. Elsewhere each look starts a program."""


def offered() -> bool:
    return sys.platform != "win32"


class MemoryWatch:
    """What each worker may hold: what it held when it was first seen, and its allowance."""

    def __init__(self) -> None:
        self._most: dict[int, int] = {}
        self._next_look = 0.0

    def add(self, process: int, allowance: int) -> None:
        self._most[process] = resident([process]).get(process, 0) + allowance

    def remove(self, process: int) -> None:
        self._most.pop(process, None)

    def pause(self) -> float | None:
        """Seconds until the next look; None while there is nobody to look at."""
        return max(0.0, self._next_look - time.monotonic()) if self._most else None

    def look(self) -> None:
        """End those that hold too much, if it is time to. To be called by their parent, which reaps them."""
        if self.pause() != 0.0:
            return
        self._next_look = time.monotonic() + SECONDS
        for process, held in resident(self._most).items():
            if held > self._most[process]:
                os.kill(process, signal.SIGKILL)


def resident(processes: Iterable[int]) -> dict[int, int]:
    """Bytes of memory that processes hold; those that are gone are left out.

    On Linux without what is mapped from files: a worker reads libraries that it shares with the zygote.
    """
    if kernel.LINUX:
        return {process: held for process in processes if (held := _resident_here(process))}
    listed = ",".join(map(str, processes))
    command = ["/bin/ps", "-o", "pid=,rss=", "-p", listed]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout if listed else ""
    pairs = (line.split() for line in answer.splitlines())
    return {int(process): int(kilobytes) << 10 for process, kilobytes in pairs}


def _resident_here(process: int) -> int:
    try:
        with open(f"/proc/{process}/statm", "rb") as statm:
            _, held, of_files, *_ = statm.read().split()
            return (int(held) - int(of_files)) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
