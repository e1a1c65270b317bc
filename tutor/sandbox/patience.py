"""How much longer than its limit a call may take because the machine is busy with other things.

Limits are meant for a machine that has a core to spare. Where more programs want to run than there are cores, each gets
a share, and a correct program must not be called too slow for it.
"""

from __future__ import annotations

import os

MOST = 6.0
CORES = os.cpu_count() or 1


def factor(wanting: float, cores: int) -> float:
    """From 1, with a core for everybody, to MOST. `wanting` programs want to run now."""
    return min(MOST, max(1.0, wanting / max(cores, 1)))


def patience() -> float:
    """The factor of the last minute's load."""
    return factor(_load(), CORES)


def _load() -> float:
    try:
        return os.getloadavg()[0]
    except (OSError, AttributeError):  # no such thing on this system
        return 0.0
