"""The few inks everything is written in. Theme variables, so a change of theme repaints by itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

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


def side_by_side(left: Content, right: Content, gap: int) -> Content:
    """Two blocks of lines as two columns, `gap` columns apart."""
    lefts, rights = left.split("\n"), right.split("\n")
    width = columns_of(left) + gap
    rows = zip_longest(lefts, rights, fillvalue=Content(""))
    return stack(Content.assemble(one.pad_right(width - one.cell_length), other) for one, other in rows)


def columns_of(content: Content) -> int:
    """The width of the widest line."""
    return max(line.cell_length for line in content.split("\n"))


def titled(title: str, width: int) -> str:
    """A title in at most `width` columns if it can be: what stands before its colon says enough."""
    return title if cell_len(title) <= width else title.partition(":")[0]


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` columns: padded, or shortened with an ellipsis as a last resort."""
    columns = cell_len(text)
    if columns > width:
        return set_cell_size(text, max(0, width - 1)) + "…"
    return text + " " * (width - columns)
