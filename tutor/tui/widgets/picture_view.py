"""Shows a picture of cells, row by row through the line API: a frame costs one pass over the cells."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from tutor.playground.colours import blend, palette
from tutor.playground.picture import HALF, Ink, Picture

Colours = dict[Ink, str]
BRIGHT = 0.35
"""How far the points lie from their class's colour towards the foreground."""


class PictureView(Widget, can_focus=False):
    """`show` a picture; the size it should be made for is `size`."""

    def __init__(self, picture_id: str | None = None) -> None:
        super().__init__(id=picture_id)
        self.picture = Picture(0, 0)

    def show(self, picture: Picture) -> None:
        self.picture = picture
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.picture.height

    def render_line(self, y: int) -> Strip:
        if y >= self.picture.height:
            return Strip.blank(self.size.width)
        theme = self.app.current_theme
        plain = theme.ansi or bool(os.environ.get("NO_COLOR"))
        cells = [self._cell(x, y, theme, plain) for x in range(self.picture.width)]
        runs = groupby(cells, key=lambda cell: cell[1])
        segments = [Segment("".join(char for char, _ in run), style) for style, run in runs]
        return Strip(segments, self.picture.width).extend_cell_length(self.size.width)

    def _cell(self, x: int, y: int, theme: Theme, plain: bool) -> tuple[str, Style]:
        picture = self.picture
        front, back = picture.front[y][x], picture.back[y][x]
        if plain:
            return picture.glyph(x, y), _plain_style(front)
        char = picture.chars[y][x]
        return char, _style(theme.name, front, back if char == HALF or back != "" else "background")


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
    return Style(color=colours[front], bgcolor=colours[back], bold=front == "strong")


@lru_cache(maxsize=64)
def _plain_style(front: Ink) -> Style:
    return Style(bold=front in ("strong", "accent"), dim=front in ("quiet", "faint"))
