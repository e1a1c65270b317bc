"""The loss curve over its band as an SVG file: no library, no font that must be there, words beside the lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from tutor.training import plot
from tutor.training.bands import Band
from tutor.training.plot import Axis
from tutor.training.recipe import Recipe
from tutor.training.words import Lang, say

if TYPE_CHECKING:
    from tutor.training.run import History

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 50, 70
TICKS = 4


def drawing(
    recipe: Recipe, histories: Sequence[History], band: Band | None, lang: Lang, note: str = ""
) -> str:
    """The first run's loss, and of a recorded recipe 90 % of its seeds shaded and their median dashed.

    `note` tells of other data, which have no band.
    """
    losses = [point.loss for point in histories[0].points]
    shaded = [*band.loss.low, *band.loss.high] if band else []
    axis = Axis.around([*losses, *shaded])
    epochs = max(1, len(losses) - 1)
    parts = [*_frame(axis, epochs)]
    if band:
        edge = [*_places(band.loss.low, axis, epochs), *reversed(_places(band.loss.high, axis, epochs))]
        parts.append(f'<polygon points="{" ".join(edge)}" fill="#dddddd"/>')
        parts.append(_line(band.loss.median, axis, epochs, 'stroke="#777777" stroke-dasharray="6 5"'))
    parts.append(_line(losses, axis, epochs, 'stroke="#1f4e9c" stroke-width="2.5"'))
    words = [say("curve", lang, **vars(plot.summary(losses)))]
    words += [say("band", lang, seeds=len(band.seeds), device=band.device)] if band else []
    words += [note] if note else []
    parts.append(_text(LEFT, 28, f"{recipe.title[lang]}: {recipe.id} · {histories[0].device}", size=17))
    parts += [_text(LEFT, HEIGHT - 32 + 18 * row, sentence) for row, sentence in enumerate(words)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>', *parts, "</svg>\n"])


def _frame(axis: Axis, epochs: int) -> list[str]:
    """Lines across with their values, and the first and the last epoch."""
    parts = []
    for tick in range(TICKS + 1):
        value = axis.at(tick / TICKS)
        y = _down(axis, value)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#eeeeee"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{value:.3g}", anchor="end"))
    for epoch in (0, epochs):
        parts.append(_text(_across(epoch, epochs), HEIGHT - BOTTOM + 16, str(epoch), anchor="middle"))
    return parts


def _line(values: Sequence[float], axis: Axis, epochs: int, look: str) -> str:
    """Values that are no numbers are left out."""
    return f'<polyline points="{" ".join(_places(values, axis, epochs))}" fill="none" {look}/>'


def _places(values: Sequence[float], axis: Axis, epochs: int) -> list[str]:
    return [
        f"{_across(epoch, epochs):.1f},{_down(axis, value):.1f}"
        for epoch, value in enumerate(values)
        if math.isfinite(value)
    ]


def _across(epoch: int, epochs: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * epoch / epochs


def _down(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * axis.share(value)


def _text(x: float, y: float, words: str, size: int = 13, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}">{escape(words)}</text>'
