"""Layer `descriptors`: nothing that was open in the zygote stays open, but what the worker needs."""

from __future__ import annotations

import os
from collections.abc import Collection

LIST = "/dev/fd"


def offered() -> bool:
    return os.path.isdir(LIST)


def close_others(keep: Collection[int]) -> None:
    """Close every descriptor of this process except `keep`."""
    for descriptor in _open_descriptors():
        if descriptor not in keep:
            try:
                os.close(descriptor)
            except OSError:
                continue  # the one that listed the folder


def _open_descriptors() -> list[int]:
    """Listed, not counted up to the limit: that may be a million."""
    return [int(name) for name in os.listdir(LIST)]
