"""A page of notes laid out: one language, two under one another, or two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.segment import Segment

from tutor.texts import Lang
from tutor.tui.paint.blocks import Block, Pairing, pair, split
from tutor.tui.paint.markdown import Line, render

BESIDE = 116
"""Columns of the screen from which two languages stand side by side."""
COLUMN = 56
"""Width of one of two columns: the widest picture an author may draw."""


@dataclass(frozen=True)
class PageText:
    """One page in every language it is written in: title, Markdown, and on the first page the unit's question."""

    anchor: str
    title: dict[Lang, str]
    body: dict[Lang, str]
    lead: dict[Lang, str]

    def blocks(self, lang: Lang) -> tuple[Block, ...]:
        lead = self.lead.get(lang, "")
        opening = (Block("prose", f"*{lead}*"),) if lead else ()
        return opening + split(self.body[lang])


@dataclass(frozen=True)
class Layout:
    """Columns of the text, the number shown beside the title (`4 / 7`), and whether code gets air around it."""

    width: int
    number: str = ""
    roomy: bool = True


def single(page: PageText, lang: Lang, layout: Layout, console: Console) -> list[Line]:
    """One language."""
    lines = _title(page.title[lang], layout, console)
    for block in page.blocks(lang):
        lines += [*render(block, console, layout.width, roomy=layout.roomy), []]
    return lines[:-1]


def document(source: str, layout: Layout, console: Console) -> list[Line]:
    """A text that is no page of notes, such as a brief; its `# Title` is left to the screen."""
    title, _, body = source.partition("\n")
    lines: list[Line] = []
    for block in split(body if title.startswith("# ") else source):
        lines += [*render(block, console, layout.width, roomy=layout.roomy), []]
    return lines[:-1]


def stacked(page: PageText, layout: Layout, console: Console) -> list[Line]:
    """Both languages, paragraph under paragraph; the English in the second voice, what is shared once."""
    lines = _title(page.title["hi"], layout, console)
    for pairing in pair(page.blocks("hi"), page.blocks("en")):
        for block, ink in _voices(pairing):
            lines += render(block, console, layout.width, ink, layout.roomy)
        lines.append([])
    return lines[:-1]


def beside(page: PageText, names: tuple[str, str], layout: Layout, console: Console) -> list[Line]:
    """Both languages in two columns; code spans both, pictures stand on the left."""
    gap = max(2, layout.width - 2 * COLUMN)
    column = (layout.width - gap) // 2
    titles = [console.render_str(page.title[lang], style="note.heading") for lang in ("hi", "en")]
    heads = [[[*title.render(console)]] for title in titles]
    quiet = console.get_style("note.quiet")
    lines = _columns(heads[0], heads[1], column, gap)
    lines += _columns([[Segment(names[0], quiet)]], [[Segment(names[1], quiet)]], column, gap)
    lines.append([])
    for left, right in pair(page.blocks("hi"), page.blocks("en")):
        if left is not None and left.shared and left == right:
            lines += render(
                left, console, layout.width if left.kind == "code" else column, roomy=layout.roomy
            )
        else:
            sides = [
                render(block, console, column, roomy=layout.roomy) if block else [] for block in (left, right)
            ]
            lines += _columns(sides[0], sides[1], column, gap)
        lines.append([])
    return lines[:-1]


def _voices(pairing: Pairing) -> list[tuple[Block, str]]:
    hinglish, english = pairing
    if hinglish == english or english is None:
        return [(hinglish, "")] if hinglish else []
    second = (english, "note.quiet")
    return [(hinglish, ""), second] if hinglish else [second]


def _title(title: str, layout: Layout, console: Console) -> list[Line]:
    blank = layout.width - len(title) - len(layout.number)
    heading = Segment(title + " " * max(0, blank), console.get_style("note.heading"))
    return [[heading, Segment(layout.number, console.get_style("note.quiet"))], []]


def _columns(left: Sequence[Line], right: Sequence[Line], column: int, gap: int) -> list[Line]:
    rows = []
    for index in range(max(len(left), len(right))):
        start = list(left[index]) if index < len(left) else []
        missing = column + gap - sum(segment.cell_length for segment in start)
        rows.append([*start, Segment(" " * missing), *(right[index] if index < len(right) else [])])
    return rows
