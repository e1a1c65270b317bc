"""Inks as colours: tones blend from the colour of class 0 over the background to the colour of class 1."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tutor.playground.picture import HALF, TONES, Ink, Picture

STRENGTH = 0.68
"""Of the class colour in the strongest tone: points in the full colour stay visible on it."""
DARK = {
    "background": "#15161a", "plain": "#e7e2d9", "strong": "#e7e2d9", "quiet": "#9c968b", "faint": "#5a5853",
    "accent": "#f2a65a", "second": "#7db0d8", "right": "#93c98b", "wrong": "#ef8578",
    "one": "#ffc27a", "zero": "#97cbf2",
}  # fmt: skip


def blend(start: str, end: str, share: float) -> str:
    """`#rrggbb` between two colours; `share` 0 is the first."""
    pairs = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def palette(inks: Mapping[str, str]) -> dict[Ink, str]:
    """Every ink and every tone as `#rrggbb`; `inks` name at least those of DARK."""
    found: dict[Ink, str] = {name: colour for name, colour in inks.items()}  # noqa: C416 keys widen to Ink
    for tone in range(-TONES, TONES + 1):
        side = inks["accent"] if tone > 0 else inks["second"]
        found[tone] = blend(inks["background"], side, STRENGTH * abs(tone) / TONES)
    return found


CELL = (9, 18)
"""Columns and rows of a cell in the units of the drawing."""


def svg(picture: Picture, inks: Mapping[str, str] = DARK) -> str:
    """The picture as a drawing: every cell a square or a letter."""
    colours, (across, down) = palette(inks), CELL
    size = f"{picture.width * across} {picture.height * down}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="monospace" font-size="15">',
        f'<rect width="100%" height="100%" fill="{colours["background"]}"/>',
    ]
    for y in range(picture.height):
        for x in range(picture.width):
            parts += _cell(picture, x, y, colours)
    return "\n".join([*parts, "</svg>", ""])


def _cell(picture: Picture, x: int, y: int, colours: Mapping[Ink, str]) -> list[str]:
    (across, down), char = CELL, picture.chars[y][x]
    front, back = picture.front[y][x], picture.back[y][x]
    left, top = x * across, y * down
    parts = []
    if back != "":
        parts.append(f'<rect x="{left}" y="{top}" width="{across}" height="{down}" fill="{colours[back]}"/>')
    if char == HALF:
        parts.append(
            f'<rect x="{left}" y="{top}" width="{across}" height="{down // 2}" fill="{colours[front]}"/>'
        )
    elif char != " ":
        parts.append(f'<text x="{left}" y="{top + 14}" fill="{colours[front]}">{escape(char)}</text>')
    return parts
