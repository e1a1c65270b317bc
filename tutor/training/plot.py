"""A curve over a band as lines of text: braille dots, or plain ASCII. Pure functions, no colour, no terminal.

`per_column` is what any plot of a long series should draw: lowest and highest, so that no spike is lost.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Range = tuple[float, float]
Cells = list[list[str]]
DOTS_ACROSS, DOTS_DOWN = 2, 4
BRAILLE = 0x2800
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of each dot of a braille cell, row by row from the top."""
LOG_FROM = 20.0
"""Highest over lowest value from which an axis is better logarithmic."""


@dataclass(frozen=True)
class Series:
    """One value per epoch. A `dashed` one is drawn with gaps: two curves differ by more than colour."""

    values: Sequence[float]
    dashed: bool = False


@dataclass(frozen=True)
class Axis:
    """The vertical axis, from `low` at the bottom to `high` at the top."""

    low: float
    high: float
    log: bool = False

    @classmethod
    def around(cls, values: Sequence[float], log: bool | None = None) -> Axis:
        """Wide enough for all finite values. `log` None: logarithmic where they span much; never at ≤ 0."""
        finite = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
        low, high = min(finite), max(finite)
        if low == high:
            return cls(low - 0.5, high + 0.5)
        wanted = high / low > LOG_FROM if log is None and low > 0 else bool(log)
        return cls(low, high, wanted and low > 0)

    def share(self, value: float) -> float:
        """Height of a value, 0 at the bottom, 1 at the top; what lies outside is moved to the edge."""
        clipped = min(max(value, self.low), self.high)
        if self.log:
            return math.log(clipped / self.low) / math.log(self.high / self.low)
        return (clipped - self.low) / (self.high - self.low)

    def at(self, share: float) -> float:
        """The value at a height: the inverse of `share`."""
        if self.log:
            return self.low * math.exp(share * math.log(self.high / self.low))
        return self.low + share * (self.high - self.low)


def per_column(values: Sequence[float], columns: int) -> list[Range | None]:
    """Lowest and highest value of the line through `values` within each of `columns` equal columns.

    A column without a finite value is None. Few values are joined by straight lines, many are gathered.
    """
    line = np.where(np.isfinite(values), np.asarray(values, dtype=np.float64), np.nan)
    if len(line) == 1:
        line = np.repeat(line, 2)
    edges = np.linspace(0, len(line) - 1, columns + 1)  # (columns + 1,) positions on the line
    at_edges = np.interp(edges, np.arange(len(line)), line)
    ranges: list[Range | None] = []
    for column in range(columns):
        first, last = math.ceil(edges[column]), math.floor(edges[column + 1])
        inside = np.append(at_edges[column : column + 2], line[first : last + 1])
        finite = inside[np.isfinite(inside)]
        ranges.append((float(finite.min()), float(finite.max())) if finite.size else None)
    return ranges


def draw(
    series: Sequence[Series],
    band: tuple[Sequence[float], Sequence[float]] | None = None,
    *,
    width: int = 72,
    height: int = 12,
    log: bool | None = None,
    ascii_only: bool = False,
) -> list[str]:
    """Lines of at most `width` characters: `height` rows of picture, one more with the first and last epoch.

    `band` is (low, high), one value per epoch. Later series are drawn over earlier ones.
    """
    low, high = band or ((), ())
    axis = Axis.around([*low, *high, *(value for one in series for value in one.values)], log)
    labels = _labels(axis, height)
    gutter = max(map(len, labels)) + 1
    cells = [[" "] * (width - gutter) for _ in range(height)]
    if band:
        _fill(cells, low, high, axis, ":" if ascii_only else "░")
    for one in series:
        (_lay_ascii if ascii_only else _lay_braille)(cells, one, axis)
    last = max(len(one.values) for one in series) - 1
    rows = zip(labels, cells, strict=True)
    picture = [f"{label:>{gutter - 1}} {''.join(row)}".rstrip() for label, row in rows]
    return [*picture, " " * gutter + "0" + f"{last}".rjust(width - gutter - 1)]


def _labels(axis: Axis, height: int) -> list[str]:
    """The value at the middle of every third or fourth row."""
    every = max(1, (height - 1) // 3)
    return ["" if row % every else f"{axis.at(1 - (row + 0.5) / height):.3g}" for row in range(height)]


def _rows(extent: Range, axis: Axis, rows: int) -> range:
    """The rows of a picture that a range of values covers, from the top."""
    low, high = extent
    top, bottom = (min(rows - 1, int((1 - axis.share(value)) * rows)) for value in (high, low))
    return range(top, bottom + 1)


def _fill(cells: Cells, low: Sequence[float], high: Sequence[float], axis: Axis, shade: str) -> None:
    across = len(cells[0])
    columns = zip(per_column(low, across), per_column(high, across), strict=True)
    for column, (below, above) in enumerate(columns):
        if below and above:
            for row in _rows((below[0], above[1]), axis, len(cells)):
                cells[row][column] = shade


def _lay_ascii(cells: Cells, one: Series, axis: Axis) -> None:
    for column, extent in enumerate(per_column(one.values, len(cells[0]))):
        for row in _rows(extent, axis, len(cells)) if extent else ():
            cells[row][column] = "." if one.dashed else "*"


def _lay_braille(cells: Cells, one: Series, axis: Axis) -> None:
    """Two dots across and four down in each cell; a dashed line leaves out every second cell."""
    for x, extent in enumerate(per_column(one.values, len(cells[0]) * DOTS_ACROSS)):
        column = x // DOTS_ACROSS
        if extent is None or (one.dashed and column % 2):
            continue
        for y in _rows(extent, axis, len(cells) * DOTS_DOWN):
            cell = cells[y // DOTS_DOWN]
            dots = ord(cell[column]) if cell[column] >= chr(BRAILLE) else BRAILLE
            cell[column] = chr(dots | BITS[y % DOTS_DOWN][x % DOTS_ACROSS])


@dataclass(frozen=True)
class Summary:
    """Everything the picture of one curve says, in numbers."""

    first: float
    last: float
    lowest: float
    lowest_at: int
    epochs: int


def summary(values: Sequence[float]) -> Summary:
    """`values` one per epoch, the state before training first; NaN and infinite ones are never the lowest."""
    finite = [value if math.isfinite(value) else math.inf for value in values]
    at = finite.index(min(finite))
    return Summary(values[0], values[-1], values[at], at, len(values) - 1)
