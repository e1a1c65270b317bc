"""locked.py SCRIPT WITHOUT: lock down a child, run SCRIPT in it, print what it left in `told`.

SCRIPT runs after `lock_down`; if it calls `lock()` itself, what comes before that runs unlocked.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import tutor
from tutor.sandbox.isolation import Policy, lock_down, prepare
from tutor.sandbox.readable import readable_paths

PACKAGE = Path(tutor.__file__).parent
POLICY = Policy(
    parent=os.getpid(),
    memory_bytes=1 << 30,
    cpu_seconds=20,
    keep=frozenset({0, 1, 2}),
    readable=readable_paths([str(PACKAGE)]),
    without=frozenset(sys.argv[2].split(",")) - {""},
)
told: dict[str, Any] = {}


def lock() -> None:
    told["applied"] = lock_down(POLICY)


def refused(action: Callable[[], object]) -> str:
    """The name of the exception, empty when there was none."""
    try:
        action()
    except Exception as error:
        return type(error).__name__
    return ""


os.open(os.devnull, os.O_RDONLY)  # one too many, for the layer of descriptors
prepare(POLICY)
child = os.fork()
if child == 0:
    if "lock()" not in sys.argv[1]:
        lock()
    exec(sys.argv[1], {"np": np, "os": os, "told": told, "lock": lock, "refused": refused})
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
