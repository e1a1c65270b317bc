"""Where training runs: a GPU where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from tutor.training.errors import TrainingError

NAMES = ("auto", "cuda", "mps", "cpu")
THREADS_FROM = 200_000
"""Below this many parameters a second thread costs more than it brings, on a busy machine many times more."""


def present() -> tuple[str, ...]:
    """The devices of this machine, best first; `cpu` is always there."""
    here = []
    if torch.cuda.is_available():
        here.append("cuda")
    if torch.backends.mps.is_available():
        here.append("mps")
    return (*here, "cpu")


def choose(name: str = "auto") -> torch.device:
    """`auto` takes the best one; `cuda:1` a certain one. `str()` of the result is what reports show.

    Raises TrainingError: "unknown_device" (name=, known=) for a name that is none, "absent_device"
    (name=, here=) for one that this machine does not have.
    """
    kind, _, number = name.partition(":")
    if kind not in NAMES or (number and not (kind == "cuda" and number.isdecimal())):
        raise TrainingError("unknown_device", name=name, known=", ".join(NAMES))
    here = present()
    if kind == "auto":
        kind = here[0]
    if kind not in here or (number and int(number) >= torch.cuda.device_count()):
        raise TrainingError("absent_device", name=name, here=", ".join(here))
    # float32 all the way: by default cuDNN rounds what goes into a convolution to ten bits (TF32), and curves drift.
    torch.backends.cudnn.allow_tf32 = False
    return torch.device(kind, int(number or 0)) if kind == "cuda" else torch.device(kind)


def describe(device: torch.device) -> str:
    """`cpu`, `mps`, `cuda:0 (NVIDIA H100)`."""
    return f"{device} ({torch.cuda.get_device_name(device)})" if device.type == "cuda" else str(device)


@contextmanager
def threads_for(parameters: int) -> Iterator[None]:
    """One thread for small models while the block runs; all of them for larger ones."""
    before = torch.get_num_threads()
    if parameters < THREADS_FROM:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
