"""Pictures made of character cells, without a terminal: what the playground and the demos draw.

An ink is a name (`plain`, `strong`, `quiet`, `faint`, `accent`, `second`, `right`, `wrong`, `one`, `zero`) or a tone, a
whole number from −TONES (sure of class 0) to TONES (sure of class 1). Whoever shows a picture turns inks into colours;
`plain()` and `svg()` do without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Ink = str | int
TONES = 24
HALF = "▀"
BRAILLE = 0x2800
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of each dot of a braille cell, row by row from the top."""
Spot = tuple[int, int]


class Picture:
    """`width` × `height` cells, each a character with its ink and the ink behind it (`""`: nothing)."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.chars = [[" "] * width for _ in range(height)]
        self.front: list[list[Ink]] = [["plain"] * width for _ in range(height)]
        self.back: list[list[Ink]] = [[""] * width for _ in range(height)]

    def put(self, x: int, y: int, char: str, ink: Ink = "plain", back: Ink = "") -> None:
        """One cell; what lies outside the picture is left out."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self.chars[y][x], self.front[y][x], self.back[y][x] = char, ink, back

    def text(self, x: int, y: int, words: str, ink: Ink = "plain") -> int:
        """Write from (x, y) to the right; returns the column after the last letter."""
        for place, char in enumerate(words):
            self.put(x + place, y, char, ink)
        return x + len(words)

    def paste(self, other: Picture, x: int, y: int) -> None:
        """Lay another picture over this one, its upper left corner at (x, y)."""
        for row in range(other.height):
            for column in range(other.width):
                cell = other.chars[row][column], other.front[row][column], other.back[row][column]
                self.put(x + column, y + row, *cell)

    def pixels(
        self, x: int, y: int, values: NDArray[np.float64], marks: Mapping[Spot, Ink] | None = None
    ) -> None:
        """Values (2·rows, columns) in [−1, 1] as half blocks, two to a cell; `marks` lay inks over single pixels."""
        tones = np.rint(np.clip(values, -1, 1) * TONES).astype(int).tolist()
        for spot, ink in (marks or {}).items():
            tones[spot[1]][spot[0]] = ink
        for row in range(len(tones) // 2):
            for column, (top, bottom) in enumerate(zip(tones[2 * row], tones[2 * row + 1], strict=True)):
                self.put(x + column, y + row, HALF, top, bottom)

    def dots(self, spots: Iterable[Spot], ink: Ink) -> None:
        """Braille dots at (x, y) in dot columns (2 a cell) and dot rows (4 a cell); never over other characters."""
        for x, y in spots:
            column, row = x // 2, y // 4
            if not (0 <= column < self.width and 0 <= row < self.height):
                continue
            char = self.chars[row][column]
            if char == " " or char >= chr(BRAILLE):
                old = ord(char) if char != " " else BRAILLE
                self.put(column, row, chr(old | BITS[y % 4][x % 2]), ink, self.back[row][column])

    def stroke(self, start: Spot, end: Spot, ink: Ink, every: int = 1) -> None:
        """A straight line of dots; with `every` 3 only each third dot."""
        length = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        shares = np.arange(0, length + 1, every) / length
        across = np.rint(start[0] + shares * (end[0] - start[0])).astype(int)
        down = np.rint(start[1] + shares * (end[1] - start[1])).astype(int)
        self.dots(zip(across.tolist(), down.tolist(), strict=True), ink)

    def curve(
        self, x: int, y: int, width: int, height: int, heights: Sequence[float], ink: Ink, every: int = 1
    ) -> None:
        """A line through `heights`, spread over the box: 0 is its bottom, 1 its top, NaN a gap."""
        if len(heights) < 2 or width < 1 or height < 1:
            return
        places = np.linspace(0, len(heights) - 1, 2 * width)
        levels = np.interp(places, np.arange(len(heights)), np.asarray(heights, dtype=np.float64))
        before: int | None = None
        for column, level in enumerate(levels.tolist()):
            if not np.isfinite(level):
                before = None
                continue
            row = round((1 - min(max(level, 0.0), 1.0)) * (4 * height - 1))
            low, high = (row, row) if before is None else sorted((row, before))
            if column % every == 0:
                self.dots(((2 * x + column, 4 * y + each) for each in range(low, high + 1)), ink)
            before = row

    def plain(self) -> str:
        """The picture in one colour: maps by shades, points as ● and ○."""
        return "\n".join(
            "".join(self.glyph(column, row) for column in range(self.width)).rstrip()
            for row in range(self.height)
        )

    def glyph(self, x: int, y: int) -> str:
        """The character of a cell for an eye without colours."""
        char = self.chars[y][x]
        return _shade(self.front[y][x], self.back[y][x]) if char == HALF else char


def _shade(top: Ink, bottom: Ink) -> str:
    for ink, sign in (("one", "●"), ("zero", "○")):
        if ink in (top, bottom):
            return sign
    tones = [ink for ink in (top, bottom) if isinstance(ink, int)]
    level = sum(tones) / (TONES * len(tones)) if tones else 0.0
    for least, sign in ((0.6, "▓"), (0.2, "▒"), (-0.2, " "), (-0.6, "·")):
        if level >= least:
            return sign
    return ":"
