"""Sentences: wrapped by us, so that what follows knows where they end, with `code` in the second colour."""

from __future__ import annotations

import re
from textwrap import wrap

from textual.content import Content

from tutor.tui.paint import ink


def inline(text: str, style: str) -> Content:
    """Text whose `code` between backticks is in the second colour."""
    parts = re.split(r"`([^`]+)`", text)
    return ink.line(
        *((part, "$secondary" if index % 2 else style) for index, part in enumerate(parts) if part)
    )


def wrapped(text: str, width: int, hang: int, style: str) -> Content:
    """Wrapped to `width` columns in all, every line after the first hanging under the text."""
    lines = [line for part in text.split("\n") for line in (wrap(part, max(8, width - hang)) or [""])]
    return inline(("\n" + " " * hang).join(lines), style)


def callout(text: str, width: int) -> Content:
    """Sentences beside an accent bar."""
    lines = wrapped(text, width - 3, 0, ink.PLAIN).split("\n")
    return ink.stack([Content.assemble(ink.line(("▌  ", ink.ACCENT)), line) for line in lines])
