"""Search results, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tutor.tui.paint import ink

NAME_WIDTH = 6
"""Columns of a name at least; the longest one decides."""


@dataclass(frozen=True)
class Row:
    """One result: `V38   Bias correction                Adam · page 4`."""

    name: str
    title: str
    detail: str


@dataclass(frozen=True)
class Group:
    """Results of one kind; `found` counts those not shown too."""

    title: str
    rows: tuple[Row, ...]
    found: int


def results(groups: Sequence[Group], cursor: int, words: str, width: int) -> Content:
    """All groups; the row under the cursor is marked, the words that were found are bold."""
    lines: list[Content] = []
    index = 0
    for group in groups:
        name = max(NAME_WIDTH, *(len(row.name) + 2 for row in group.rows))
        more = f"   {len(group.rows)} / {group.found}" if group.found > len(group.rows) else ""
        lines += [Content(""), ink.line((group.title + more, ink.QUIET))]
        for row in group.rows:
            lines.append(_row(row, index == cursor, words, (name, width)))
            index += 1
    return ink.stack(lines[1:])


def _row(row: Row, pointed: bool, words: str, widths: tuple[int, int]) -> Content:
    """`widths` are those of the name and of the whole row."""
    name, width = widths
    sign = ("› ", ink.ACCENT) if pointed else "  "
    room = width - 2 - name - len(row.detail) - 2
    title = ink.fit(row.title, max(8, room))
    return Content.assemble(
        ink.line(sign, (row.name.ljust(name), ink.QUIET)),
        bold_words(title, words),
        ink.line((f"  {row.detail}", ink.QUIET)),
    )


def bold_words(title: str, words: str) -> Content:
    """The title with every searched word bold where it stands."""
    content = ink.line(title)
    for word in words.split():
        for found in re.finditer(re.escape(word), title, re.IGNORECASE):
            content = content.stylize("bold", found.start(), found.end())
    return content
