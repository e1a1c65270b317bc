"""Markdown of the notes as lines of segments: rich's Markdown, in our inks and our typography."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from io import StringIO

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.markdown import BlockQuote, Markdown, TableElement
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from tutor.tui.paint.blocks import Block

Line = list[Segment]
Resolve = Callable[[str], Style]
"""From an ink (`bold $accent`) to a rich style in the theme of the moment."""

CALLOUT_BAR = "▌  "
INDENT_FROM = 60
"""Columns from which pictures are set in by two: they are at most 56 wide."""
_BARS = re.compile(r"[━╸▁▂▃▄▅▆▇█■▌]+")


def console_for(resolve: Resolve) -> Console:
    """A console that renders and prints nowhere, in the inks of one theme."""
    inks = {
        "markdown.strong": "bold",
        "markdown.em": "italic",
        "markdown.code": "$secondary",
        "markdown.code_block": "$foreground",
        "markdown.block_quote": "$foreground",
        "markdown.item.bullet": "$quiet",
        "markdown.item.number": "$quiet",
        "markdown.list": "$foreground",
        "markdown.link": "underline",
        "markdown.link_url": "$quiet",
        "markdown.hr": "$rule",
        **{f"markdown.h{level}": "bold $foreground" for level in range(1, 7)},
        "note.heading": "bold $foreground",
        "note.header": "$quiet",
        "note.quiet": "$quiet",
        "note.bar": "$accent",
        "note.surface": "$foreground on $surface",
        "note.comment": "italic $quiet",
        "note.string": "$quiet",
        "note.number": "$secondary",
        "note.keyword": "bold $foreground",
    }
    theme = Theme({name: resolve(ink) for name, ink in inks.items()})
    return Console(
        file=StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False, theme=theme
    )


def render(block: Block, console: Console, width: int, style: str = "", roomy: bool = True) -> list[Line]:
    """A block as lines of exactly `width` columns. `style` names an ink for a second voice."""
    options = console.options.update(width=width, height=None)
    ink = console.get_style(style or "none")
    lines = console.render_lines(_renderable(block, width, roomy), options, style=ink)
    return lines if block.kind == "code" else _without_blank_ends(lines)


def _without_blank_ends(lines: list[Line]) -> list[Line]:
    written = [index for index, line in enumerate(lines) if joined([line])]
    return lines[written[0] : written[-1] + 1] if written else []


def _renderable(block: Block, width: int, roomy: bool) -> RenderableType:
    if block.kind == "code":
        return Padding(highlighted(block.source), (1 if roomy else 0, 2), style="note.surface")
    if block.kind == "picture":
        return Padding(_picture(block.source), (0, 0, 0, 2 if width >= INDENT_FROM else 0))
    return NoteMarkdown(block.source, hyperlinks=False)


def highlighted(code: str) -> Text:
    """Python with bold keywords, quiet comments and strings, and numbers in the second colour."""
    from pygments.lexers.python import PythonConsoleLexer, PythonLexer
    from pygments.token import Comment, Generic, Keyword, Number, Operator, String

    lexer = PythonConsoleLexer() if code.startswith(">>>") else PythonLexer()
    inks = (
        (Comment, "note.comment"),
        (String, "note.string"),
        (Number, "note.number"),
        (Keyword, "note.keyword"),
        (Operator.Word, "note.keyword"),
        (Generic.Prompt, "note.quiet"),
        (Generic.Output, "note.quiet"),
    )
    text = Text(no_wrap=True, overflow="ellipsis", end="")
    for kind, value in lexer.get_tokens(code):
        text.append(value, next((ink for token, ink in inks if kind in token), None))
    text.rstrip()
    return text


def _picture(source: str) -> Text:
    text = Text(source, no_wrap=True, overflow="ellipsis", end="")
    text.highlight_regex(_BARS, "note.bar")
    return text


class _Table(TableElement):
    """Columns by space alone; the header in the second voice."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="note.header")
        if self.header is not None and self.header.row is not None:
            for cell in self.header.row.cells:
                table.add_column(cell.content.copy())
        for row in self.body.rows if self.body is not None else ():
            table.add_row(*(cell.content for cell in row.cells))
        yield table


class _Callout(BlockQuote):
    """Sentences beside an accent bar."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update(width=options.max_width - len(CALLOUT_BAR))
        for line in console.render_lines(self.elements, inner, style=self.style):
            yield Segment(CALLOUT_BAR, console.get_style("note.bar"))
            yield from line
            yield Segment("\n")


class NoteMarkdown(Markdown):
    elements = Markdown.elements | {"blockquote_open": _Callout, "table_open": _Table}


def joined(lines: Iterable[Line]) -> str:
    """The bare text of lines."""
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)
