"""Start a zygote's process and do not wait: whoever needs it soon does its own imports meanwhile.

Imports nothing but the standard library, so that it can come first.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from tutor.errors import GraderFault

KEPT_VARIABLES = ("LD_LIBRARY_PATH", "SYSTEMROOT", "TUTOR_COURSE")
MAIN = ("-P", "-m", "tutor.sandbox.zygote_main")
"""-P: a `numpy.py` in the folder where the program was started is not NumPy."""
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
"""All that a zygote knows of its surroundings. One thread: a fork has no other, and would wait for it for ever."""


@dataclass(frozen=True)
class Booting:
    """A zygote on its way. `errors` is what it says when it does not arrive."""

    backend: str
    process: subprocess.Popen[bytes]
    orders: socket.socket
    errors: IO[bytes]

    def abandon(self) -> None:
        """It is not needed after all."""
        self.orders.close()
        self.errors.close()
        self.process.kill()
        self.process.wait()


def boot(backend: str, without: Iterable[str] = ()) -> Booting:
    """Start the process of `numpy` or `torch`, from the main thread. Raises GraderFault where nothing can fork."""
    if not hasattr(os, "fork"):
        raise GraderFault("no_fork")
    ours, theirs = socket.socketpair()
    errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed when the zygote is warm)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, *MAIN, str(theirs.fileno()), backend, ",".join(without)],
            pass_fds=[theirs.fileno()],
            env=ENVIRONMENT | {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
    return Booting(backend, process, ours, errors)
