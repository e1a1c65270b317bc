"""How people name units and labs: `v40`, `V41`, `41`, `v40-41`; `xor-mlp`, `xor_mlp`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_UNIT_NAME = re.compile(r"v?(\d+)(?:-v?(\d+))?", re.IGNORECASE)
_UNIT_FOLDER = re.compile(r"(v\d+)-[a-z0-9][a-z0-9-]*")


def find_unit(name: str, planned: Sequence[str]) -> str | None:
    """The planned unit that `name` means. A unit holds its own video and those up to the next planned one."""
    match = _UNIT_NAME.fullmatch(name.strip())
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    start = max((number for number in map(video_number, planned) if number <= first), default=None)
    if start is None or last < first or any(first < number <= last for number in map(video_number, planned)):
        return None
    following = [number for number in map(video_number, planned) if number > start]
    if not following and (first, last) != (start, start):
        return None  # nothing tells how many videos the course's last unit has
    return f"v{start}"


def folder_unit(folder_name: str) -> str | None:
    """`v40-convolution` holds unit v40; None for a folder that is no unit's."""
    match = _UNIT_FOLDER.fullmatch(folder_name)
    return match[1] if match else None


def lab_id(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def video_number(unit_id: str) -> int:
    return int(unit_id[1:])


def nearest(name: str, known: Iterable[str], count: int = 3) -> str:
    """The most similar names, as a list in words; the first ones where nothing is similar."""
    import difflib

    names = list(known)
    number = _UNIT_NAME.fullmatch(name.strip())
    if number and names and all(_UNIT_NAME.fullmatch(each) for each in names):
        wanted = int(number[1])
        close = sorted(names, key=lambda each: abs(video_number(each) - wanted))[:count]
    else:
        close = difflib.get_close_matches(name.lower(), names, n=count, cutoff=0.5)
    return ", ".join(close or names[:count]) or "–"
