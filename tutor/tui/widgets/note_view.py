"""A page of notes: lines rendered once for each page, width and theme, and scrolled line by line."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from rich.console import Console
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from tutor.tui.paint.markdown import Line, console_for

KEPT = 24
"""Rendered pages that are kept: the unit one is in, at the width of the moment."""


class NoteView(ScrollView, can_focus=False):
    """Shows lines of segments. Rendering is the caller's; keeping the result and scrolling are done here."""

    DEFAULT_CSS = "NoteView { height: 1fr; width: 1fr; scrollbar-size: 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[Hashable, list[Strip]] = {}
        self._strips: list[Strip] = []
        self._shown: Hashable = None
        self._inked: tuple[str, Console] | None = None
        self._ground = RichStyle()

    @property
    def console(self) -> Console:
        """What pages are rendered with: one console for each theme."""
        if self._inked is None or self._inked[0] != self.app.theme:
            self._inked = (self.app.theme, console_for(self._rich_ink))
        return self._inked[1]

    def _rich_ink(self, name: str) -> RichStyle:
        return Style.parse(name, self.app.theme_variables).rich_style

    def show(self, key: Hashable, build: Callable[[], list[Line]]) -> None:
        """Show the page of this key, built unless it was before. A new page is shown from its top."""
        if key == self._shown:
            return
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = [Strip(line) for line in build()]
        self._strips = self._kept[key]
        width = max((strip.cell_length for strip in self._strips), default=0)
        self.virtual_size = Size(width, len(self._strips))
        self._shown = key
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    @property
    def lines_below(self) -> int:
        """Lines of the page that are further down than what is seen."""
        return max(0, len(self._strips) - self.scroll_offset.y - self.size.height)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ground = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        if line >= len(self._strips):
            return Strip.blank(self.size.width, self._ground)
        strip = self._selected(line, self._strips[line]).apply_style(self._ground)
        return strip.crop_extend(0, self.size.width, self._ground).apply_offsets(0, line)

    def _selected(self, line: int, strip: Strip) -> Strip:
        selection = self.text_selection
        span = selection.get_span(line) if selection is not None else None
        if span is None:
            return strip
        start, end = span[0], span[1] if span[1] != -1 else strip.cell_length
        ink = self.screen.get_component_rich_style("screen--selection")
        chosen = Segment.apply_style(strip.crop(start, end), post_style=ink)
        return Strip.join([strip.crop(0, start), Strip(chosen), strip.crop(end)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        text = "\n".join(strip.text.rstrip() for strip in self._strips)
        return selection.extract(text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()
