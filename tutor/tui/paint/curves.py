"""Two curves over a band: braille dots on a shaded ground, a tick line every now and then. One cell, one idea.

What lies in a column is drawn from its lowest to its highest value, so no spike is lost and the cost follows the
width of the screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content

from tutor.study.curve_views import CurvePoint
from tutor.training.plot import BITS, BRAILLE, DOTS_ACROSS, DOTS_DOWN, Axis, Range, per_column
from tutor.tui.paint import ink

BAND = "$secondary-muted"
EIGHTHS = " ▁▂▃▄▅▆▇█"
SHADE = "░"
"""The band where there is no colour to shade with."""
TICK = "┄"
CLOSEST = 2
"""Rows between two tick lines at least."""


@dataclass(frozen=True)
class Curves:
    """What is drawn. `band` is (step, low, high); `log` None: as the values suggest."""

    steps: int
    you: tuple[CurvePoint, ...] = ()
    reference: tuple[CurvePoint, ...] = ()
    band: tuple[tuple[int, float, float], ...] = ()
    log: bool | None = None

    @property
    def grid(self) -> list[int]:
        """The steps at which there are values, one an epoch."""
        measured = max((self.you, self.reference), key=len)
        return [step for step, _, _ in self.band] or [point.step for point in measured]

    @property
    def axis(self) -> Axis:
        values = [point.loss for point in (*self.you, *self.reference)]
        return Axis.around([*values, *(edge for _, low, high in self.band for edge in (low, high))], self.log)


@dataclass
class Cell:
    char: str = " "
    ink: str = ink.PLAIN
    ground: str = ""


Cells = list[list[Cell]]


def picture(curves: Curves, width: int, height: int, plain: bool) -> Content:
    """`height` rows of `width` columns: the last one names the first, the middle and the last step."""
    axis, rows = curves.axis, max(1, height - 1)
    ticks = _ticks(axis, rows)
    gutter = max((len(label) for label in ticks.values()), default=1) + 1
    cells = [[Cell() for _ in range(max(2, width - gutter))] for _ in range(rows)]
    for row in ticks:
        for cell in cells[row]:
            cell.char, cell.ink = TICK, ink.RULE
    _lay_band(cells, curves, axis, plain)
    _lay_curve(cells, curves, curves.reference, axis, "$secondary", dashed=True)
    _lay_curve(cells, curves, curves.you, axis, ink.ACCENT)
    lines = [_line(ticks.get(row, "").rjust(gutter - 1) + " ", cells[row]) for row in range(rows)]
    return ink.stack([*lines, _steps(curves.steps, gutter, len(cells[0]))])


def _ticks(axis: Axis, rows: int) -> dict[int, str]:
    """Row to label, for round values that do not crowd each other."""
    found: dict[int, str] = {}
    for value in _round_values(axis, rows):
        row = min(rows - 1, int((1 - axis.share(value)) * rows))
        if all(abs(row - other) >= CLOSEST for other in found):
            found[row] = f"{value:.6g}"
    return found


def _round_values(axis: Axis, rows: int) -> list[float]:
    """1, 2 and 5 times powers of ten within the axis, the roundest first; or evenly spaced ones."""
    if axis.log:
        powers = range(math.floor(math.log10(axis.low)), math.ceil(math.log10(axis.high)) + 1)
        values = [factor * 10.0**power for factor in (1, 5, 2) for power in powers]
    else:
        rough = (axis.high - axis.low) / max(1, rows // 4)
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(factor * unit for factor in (1, 2, 5, 10) if factor * unit >= rough)
        first = math.ceil(axis.low / step)
        values = [number * step for number in range(first, math.floor(axis.high / step) + 1)]
    return [value for value in values if axis.low <= value <= axis.high]


def _lay_band(cells: Cells, curves: Curves, axis: Axis, plain: bool) -> None:
    if not curves.band:
        return
    across, rows = len(cells[0]), len(cells)
    lows = per_column([low for _, low, _ in curves.band], across)
    highs = per_column([high for _, _, high in curves.band], across)
    for column, (below, above) in enumerate(zip(lows, highs, strict=True)):
        if below is None or above is None:
            continue
        top, bottom = ((1 - axis.share(value)) * rows for value in (above[1], below[0]))
        bottom = max(bottom, top + 1 / 8)
        for row in range(int(top), min(rows, math.ceil(bottom))):
            _shade(cells[row][column], top - row, bottom - row, plain)


def _shade(cell: Cell, top: float, bottom: float, plain: bool) -> None:
    """Shade a cell from `top` to `bottom`, 0 its upper and 1 its lower edge."""
    covered = min(bottom, 1.0) - max(top, 0.0)
    if plain:
        if covered >= 0.5:
            cell.char, cell.ink = SHADE, ink.FAINT
    elif top > 0:
        cell.char, cell.ink = EIGHTHS[max(1, round(8 * covered))], BAND
    elif bottom < 1:
        cell.char, cell.ink, cell.ground = EIGHTHS[round(8 * (1 - bottom))], "$background", BAND
    else:
        cell.char, cell.ground = " ", BAND


def _lay_curve(
    cells: Cells, curves: Curves, points: Sequence[CurvePoint], axis: Axis, style: str, dashed: bool = False
) -> None:
    """Two dots across and four down in each cell; a dashed curve leaves out every second column."""
    grid = curves.grid
    losses = {point.step: point.loss for point in points}
    values = [losses.get(step, math.nan) for step in grid if points and step <= points[-1].step]
    if not values:
        return
    share = (len(values) - 1) / max(1, len(grid) - 1)
    dots = max(1, round(share * len(cells[0]) * DOTS_ACROSS))
    for x, extent in enumerate(per_column(values, dots)):
        if extent is not None and not (dashed and x // DOTS_ACROSS % 2):
            _dot(cells, x, extent, axis, style)


def _dot(cells: Cells, x: int, extent: Range, axis: Axis, style: str) -> None:
    """Light the dots of one dot column that a range of values covers."""
    down = len(cells) * DOTS_DOWN
    first, last = (min(down - 1, int((1 - axis.share(value)) * down)) for value in (extent[1], extent[0]))
    for y in range(first, last + 1):
        cell = cells[y // DOTS_DOWN][x // DOTS_ACROSS]
        before = ord(cell.char) if cell.char >= chr(BRAILLE) and cell.ink == style else BRAILLE
        cell.char, cell.ink = chr(before | BITS[y % DOTS_DOWN][x % DOTS_ACROSS]), style


def _line(label: str, cells: Sequence[Cell]) -> Content:
    runs = groupby(cells, key=lambda cell: f"{cell.ink} on {cell.ground}" if cell.ground else cell.ink)
    pieces = [("".join(cell.char for cell in run), style) for style, run in runs]
    return ink.line((label, ink.QUIET), *pieces)


def _steps(steps: int, gutter: int, width: int) -> Content:
    """`step 0                 60                 120`."""
    first, middle, last = "step 0", str(steps // 2), str(steps)
    room = width - len(first) - len(last)
    text = first + middle.center(room) + last if room > len(middle) else first
    return ink.line((" " * gutter + text, ink.QUIET))
