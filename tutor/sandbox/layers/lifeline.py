"""Layer `lifeline`: the worker dies with the process that forked it, whatever kills that one."""

from __future__ import annotations

import os
import signal

from tutor.sandbox.layers import kernel

PR_SET_PDEATHSIG = 1


def offered() -> bool:
    return kernel.LINUX


def tie(parent: int) -> None:
    """Ask for SIGKILL when `parent` ends; end at once if it already has."""
    kernel.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
