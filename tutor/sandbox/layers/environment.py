"""Layer `environment`: no variable of the user's session reaches learner code."""

from __future__ import annotations

import os

KEPT = frozenset({"LANG", "LC_ALL", "LC_CTYPE", "TZ"})


def offered() -> bool:
    return True


def scrub() -> None:
    """Forget every variable but those that say how text and time are written, and thread counts."""
    for name in list(os.environ):
        if name not in KEPT and not name.endswith("_NUM_THREADS"):
            del os.environ[name]
