"""The rule under the title is the progress: one segment a page, question or check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from textual.content import Content

from tutor.tui.paint import ink

Mark = Literal["done", "current", "failed", "open"]

STROKES: dict[Mark, ink.Piece] = {
    "done": ("━", ink.ACCENT),
    "current": ("─", ink.QUIET),
    "failed": ("╍", ink.WRONG),
    "open": ("─", ink.RULE),
}


def segments(marks: Sequence[Mark], width: int) -> Content:
    """One segment per mark over exactly `width` columns, a blank between two where there is room for it."""
    if not marks:
        return ink.line((STROKES["open"][0] * width, ink.RULE))
    gap = 1 if 2 * len(marks) <= width + 1 else 0
    edges = [index * (width + gap) // len(marks) for index in range(len(marks) + 1)]
    pieces: list[ink.Piece] = []
    for mark, start, end in zip(marks, edges, edges[1:], strict=False):
        stroke, style = STROKES[mark]
        pieces += [(stroke * (end - start - gap), style), (" " * gap, ink.PLAIN)]
    return ink.line(*pieces[: -1 if gap else None])


def share(part: float, width: int) -> Content:
    """One unbroken rule, `part` (0..1) of it done."""
    done = round(min(1.0, max(0.0, part)) * width)
    return ink.line(("━" * done, ink.ACCENT), ("─" * (width - done), ink.RULE))
