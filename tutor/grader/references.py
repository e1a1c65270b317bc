"""The trusted programs of a lab: its own solution, and those of the labs it builds on."""

from __future__ import annotations

from pathlib import Path

from tutor.course.files import read_toml
from tutor.course.model import Lab, LabFile


def open_lab(folder: Path) -> Lab:
    """The lab in a folder. Raises CourseError for a broken lab.toml."""
    return Lab(read_toml(folder / "lab.toml", folder.parent, LabFile), folder)


def reference_uses(lab: Lab) -> dict[str, str]:
    """The solutions of the labs in `uses`, and of those that they use in turn; by module name."""
    sources: dict[str, str] = {}
    waiting = list(lab.file.uses)
    while waiting:
        name = waiting.pop()
        module = name.replace("-", "_")
        if module not in sources:
            used = open_lab(lab.folder.parent / name.replace("_", "-"))
            sources[module] = used.source("solution.py")
            waiting.extend(used.file.uses)
    return sources
