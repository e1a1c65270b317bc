"""Shows a picture of cells, row by row through the line API: a frame costs one pass over the cells."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from tutor.playground.colours import blend, palette
from tutor.playground.picture import Ink, Picture

Colours = dict[Ink, str]
BRIGHT = 0.35
"""How far the points lie from their class's colour towards the foreground."""


class PictureView(Widget, can_focus=False):
    """`show` a picture; the size it should be made for is `size`."""

    def __init__(self, picture_id: str | None = None) -> None:
        super().__init__(id=picture_id)
        self.picture = Picture(0, 0)

    def show(self, picture: Picture) -> None:
        before, self.picture = self.picture, picture
        if (before.width, before.height) == (picture.width, picture.height):
            self._repaint(row for row in range(picture.height) if not _alike(before, picture, row))
        else:
            self.refresh()

    def _repaint(self, rows: Iterable[int]) -> None:
        """Only what has changed costs time, here and in the terminal."""
        regions = [Region(0, row, self.size.width, 1) for row in rows]
        if regions:
            self.refresh(*regions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.picture.height

    def render_line(self, y: int) -> Strip:
        if y >= self.picture.height:
            return Strip.blank(self.size.width)
        theme = self.app.current_theme
        plain = theme.ansi or bool(os.environ.get("NO_COLOR"))
        segments = self._plain_segments(y) if plain else self._segments(y, theme.name)
        return Strip(segments, self.picture.width).extend_cell_length(self.size.width)

    def _segments(self, y: int, theme: str) -> list[Segment]:
        """Cells of the same two inks together."""
        chars, segments, start = self.picture.chars[y], [], 0
        for (front, back), run in groupby(zip(self.picture.front[y], self.picture.back[y], strict=True)):
            end = start + len(list(run))
            segments.append(Segment("".join(chars[start:end]), _style(theme, front, back)))
            start = end
        return segments

    def _plain_segments(self, y: int) -> list[Segment]:
        styles = map(_plain_style, self.picture.front[y])
        cells = ((self.picture.glyph(x, y), style) for x, style in enumerate(styles))
        runs = groupby(cells, key=lambda cell: cell[1])
        return [Segment("".join(char for char, _ in run), style) for style, run in runs]


def _alike(one: Picture, other: Picture, row: int) -> bool:
    parts = ((one.chars, other.chars), (one.front, other.front), (one.back, other.back))
    return all(before[row] == after[row] for before, after in parts)


def colours_of(theme: Theme) -> Colours:
    """The inks of a theme as colours."""
    found = theme.to_color_system().generate() | theme.variables
    inks = {
        "background": found["background"], "plain": found["foreground"], "strong": found["foreground"],
        "quiet": found["quiet"], "faint": found["faint"], "accent": found["accent"], "second": found["secondary"],
        "right": found["success"], "wrong": found["error"],
    }  # fmt: skip
    inks = {name: colour[:7].lower() for name, colour in inks.items()}
    for name, side in (("one", "accent"), ("zero", "second")):
        inks[name] = blend(inks[side], inks["plain"], BRIGHT)
    return palette(inks)


@lru_cache(maxsize=4)
def _colours(theme_name: str) -> Colours:
    from tutor.tui.theme import DIYA, THEMES

    return colours_of(next((theme for theme in THEMES if theme.name == theme_name), DIYA))


@lru_cache(maxsize=8192)
def _style(theme_name: str, front: Ink, back: Ink) -> Style:
    colours = _colours(theme_name)
    return Style(
        color=colours[front], bgcolor=colours["background" if back == "" else back], bold=front == "strong"
    )


@lru_cache(maxsize=64)
def _plain_style(front: Ink) -> Style:
    return Style(bold=front in ("strong", "accent"), dim=front in ("quiet", "faint"))
