"""content/checklist.md: every fact of the course by id, under the unit or recap that teaches it."""

from __future__ import annotations

import re
from pathlib import Path

from tutor.course.files import read_text

_BLOCK = re.compile(r"^## +(\S+)")
_FACT = re.compile(r"^- (\S+\.\d+) +(\S.*)$")
_UNIT_BLOCK = re.compile(r"V(\d+)(?:-\d+)?")

Checklist = dict[str, dict[str, str]]
"""Block (`V40-41`, `S4a`, `END`) to its facts: id (`V40-41.2`) to sentence."""


def checklist_path(root: Path) -> Path:
    return root / "content" / "checklist.md"


def read_checklist(root: Path) -> Checklist:
    """Raises CourseError when the file is missing."""
    return parse_checklist(read_text(checklist_path(root), root))


def parse_checklist(text: str) -> Checklist:
    blocks: Checklist = {}
    facts: dict[str, str] = {}
    for line in text.splitlines():
        if block := _BLOCK.match(line):
            facts = blocks.setdefault(block[1], {})
        elif fact := _FACT.match(line):
            facts[fact[1]] = fact[2]
    return blocks


def unit_of_block(block: str) -> str | None:
    """`V40-41` belongs to unit v40; a recap's block (`S4a`, `END`) to no unit."""
    match = _UNIT_BLOCK.fullmatch(block)
    return f"v{match[1]}" if match else None


def facts_of_unit(checklist: Checklist, unit_id: str) -> dict[str, str]:
    """The facts a unit must teach, in order; empty for a unit the checklist does not know."""
    return next((facts for block, facts in checklist.items() if unit_of_block(block) == unit_id), {})
