"""Pictures made of character cells, without a terminal: what the playground and the demos draw.

An ink is a name (`plain`, `strong`, `quiet`, `faint`, `accent`, `second`, `right`, `wrong`, `one`, `zero`) or a tone, a
whole number from −TONES (sure of class 0) to TONES (sure of class 1). Whoever shows a picture turns inks into colours;
`plain()` and `svg()` do without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray

Ink = str | int
TONES = 24
HALF = "▀"
BRAILLE = 0x2800
BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])
"""Bit of each dot of a braille cell, row by row from the top."""
DOTS = (2, 4)
"""Of a cell, across and down."""
Spot = tuple[int, int]
Stroke = tuple[Spot, Spot, Ink, int]
"""Start, end, ink, and every how many dots one is drawn."""
Places = NDArray[np.intp]
"""Dots as rows (n, 2): dot column, dot row."""


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
            self._row(x, y + row, other.chars[row], other.front[row], other.back[row])

    def _row(self, x: int, y: int, chars: list[str], front: list[Ink], back: list[Ink]) -> None:
        """Cells side by side, the first at (x, y); what lies outside the picture is left out."""
        start, end = max(x, 0), min(x + len(chars), self.width)
        if 0 <= y < self.height and start < end:
            seen = slice(start - x, end - x)
            self.chars[y][start:end] = chars[seen]
            self.front[y][start:end] = front[seen]
            self.back[y][start:end] = back[seen]

    def pixels(
        self, x: int, y: int, values: NDArray[np.float64], marks: Mapping[Spot, Ink] | None = None
    ) -> None:
        """Values (2·rows, columns) in [−1, 1] as half blocks, two to a cell; `marks` lay inks over single pixels."""
        tones = np.rint(np.clip(values, -1, 1) * TONES).astype(int).tolist()
        for spot, ink in (marks or {}).items():
            tones[spot[1]][spot[0]] = ink
        for row in range(len(tones) // 2):
            self._row(x, y + row, [HALF] * len(tones[0]), tones[2 * row], tones[2 * row + 1])

    def dots(self, spots: Iterable[Spot], ink: Ink) -> None:
        """Braille dots at (x, y) in dot columns (2 a cell) and dot rows (4 a cell); never over other characters."""
        places = np.array(list(spots), dtype=np.intp).reshape(-1, 2)
        self._lay(places, [ink], np.zeros(len(places), dtype=np.intp))

    def stroke(self, start: Spot, end: Spot, ink: Ink, every: int = 1) -> None:
        """A straight line of dots; with `every` 3 only each third dot."""
        self.strokes([(start, end, ink, every)])

    def strokes(self, strokes: Sequence[Stroke]) -> None:
        """Many of them at once, the last on top."""
        if strokes:
            places, of = spots_of([(*start, *end, every) for start, end, _, every in strokes])
            self._lay(places, [ink for _, _, ink, _ in strokes], of)

    def curve(
        self, x: int, y: int, width: int, height: int, heights: Sequence[float], ink: Ink, every: int = 1
    ) -> None:
        """A line through `heights`, spread over the box: 0 is its bottom, 1 its top, NaN a gap."""
        if len(heights) < 2 or width < 1 or height < 1:
            return
        places = np.linspace(0, len(heights) - 1, 2 * width)
        levels = np.interp(places, np.arange(len(heights)), np.asarray(heights, dtype=np.float64))
        spots: list[Spot] = []
        before: int | None = None
        for column, level in enumerate(levels.tolist()):
            if not isfinite(level):
                before = None
                continue
            row = round((1 - min(max(level, 0.0), 1.0)) * (4 * height - 1))
            low, high = (row, row) if before is None else sorted((row, before))
            if column % every == 0:
                spots += [(2 * x + column, 4 * y + each) for each in range(low, high + 1)]
            before = row
        self.dots(spots, ink)

    def _lay(self, places: Places, inks: Sequence[Ink], of: NDArray[np.intp]) -> None:
        """Braille dots at `places`, each in the ink that `of` says; a cell takes the ink of its last dot."""
        (column, row), (right, down) = (places // DOTS).T, (places % DOTS).T
        seen = (column >= 0) & (column < self.width) & (row >= 0) & (row < self.height)
        cells = (row * self.width + column)[seen]
        bits = np.zeros(self.width * self.height, dtype=np.intp)
        np.bitwise_or.at(bits, cells, BITS[down[seen], right[seen]])
        last = np.zeros_like(bits)
        last[cells] = of[seen]
        touched = np.flatnonzero(bits)
        for cell, new, ink in zip(
            *(each.tolist() for each in (touched, bits[touched], last[touched])), strict=True
        ):
            y, x = divmod(cell, self.width)
            char = self.chars[y][x]
            if char == " " or char >= chr(BRAILLE):
                self.chars[y][x] = chr((BRAILLE if char == " " else ord(char)) | new)
                self.front[y][x] = inks[ink]

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


def spots_of(lines: Sequence[tuple[int, int, int, int, int]]) -> tuple[Places, NDArray[np.intp]]:
    """The dots of straight lines (from x, y, to x, y, every), one line after the other, and the line of each dot."""
    from_x, from_y, to_x, to_y, every = np.array(lines).T
    length = np.maximum(np.maximum(np.abs(to_x - from_x), np.abs(to_y - from_y)), 1)
    count = length // every + 1
    of = np.repeat(np.arange(len(count)), count)
    number = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    shares = number * every[of] / length[of]
    across = np.rint(from_x[of] + shares * (to_x - from_x)[of])
    down = np.rint(from_y[of] + shares * (to_y - from_y)[of])
    return np.stack([across, down], axis=1).astype(np.intp), of


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
