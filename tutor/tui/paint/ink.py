"""The few inks everything is written in. Theme variables, so a change of theme repaints by itself."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

PLAIN = "$foreground"
STRONG = "bold $foreground"
QUIET = "$quiet"
FAINT = "$faint"
ACCENT = "$accent"
KEY = "bold $accent"
RULE = "$rule"
RIGHT = "$success"
WRONG = "$error"
CHOSEN = "bold underline $foreground"

Piece = tuple[str, str]
"""A run of text and its ink."""


def line(*pieces: Piece | str) -> Content:
    """One line out of runs; a bare string is written plain."""
    return Content.assemble(*pieces)


def stack(lines: Iterable[Content]) -> Content:
    """Lines under one another."""
    return Content("\n").join(list(lines))


def spread(left: Content, right: Content, width: int) -> Content:
    """One at the left edge, one at the right."""
    blank = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * max(1, blank), right)


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` columns: padded, or shortened with an ellipsis as a last resort."""
    columns = cell_len(text)
    if columns > width:
        return set_cell_size(text, max(0, width - 1)) + "…"
    return text + " " * (width - columns)
