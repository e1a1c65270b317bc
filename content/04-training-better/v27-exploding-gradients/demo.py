"""A gradient and a circle of radius c: clipped by its length, or entry by entry."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

LONGEST = 5.2
GRADIENTS = {"(3, 4)": (3.0, 4.0), "(0.6, 5)": (0.6, 5.0), "(5, 1)": (5.0, 1.0), "(0.3, 0.4)": (0.3, 0.4)}


def clip(g: np.ndarray, c: float, by: str) -> np.ndarray:
    """g (2,) -> (2,), clipped to c by its norm or by value."""
    if by == "value":
        return np.clip(g, -c, c)
    norm = float(np.linalg.norm(g))
    return g * (c / norm) if norm > c else g


def degrees(g: np.ndarray) -> float:
    return float(np.degrees(np.arctan2(g[1], g[0])))


def spots(picture: Picture, rows: int, points: np.ndarray) -> list[tuple[int, int]]:
    """Points (n, 2) from 0 to LONGEST as dots; a cell is two dots wide and four high, and twice as high as wide."""
    scale = (4 * rows - 1) / LONGEST
    return [(12 + round(x * scale), 4 * rows - 1 - round(y * scale)) for x, y in points.tolist()]


def draw(sight: Sight) -> Picture:
    picture, rows = sight.blank(), sight.height - 1
    g, c = np.array(GRADIENTS[sight["gradient"]]), float(sight["bound"])
    along = np.linspace(0, 1, 60)[:, None]
    turn = np.linspace(0, np.pi / 2, 60)
    arc = c * np.column_stack([np.cos(turn), np.sin(turn)])
    square = np.vstack(
        [c * np.column_stack([along, 0 * along + 1]), c * np.column_stack([0 * along + 1, along])]
    )
    picture.dots(spots(picture, rows, arc if sight["by"] == "norm" else square), "quiet")
    picture.dots(spots(picture, rows, along * g), "second")
    picture.dots(spots(picture, rows, along * clip(g, c, sight["by"])), "accent")
    after = clip(g, c, sight["by"])
    words = {"hi": "baad", "en": "after"}[sight.lang]
    picture.text(0, rows, f"g = ({g[0]:g}, {g[1]:g})   {words} = ({after[0]:.2g}, {after[1]:.2g})", "plain")
    return picture


def notice(sight: Sight) -> Words:
    g, c = np.array(GRADIENTS[sight["gradient"]]), float(sight["bound"])
    after = clip(g, c, sight["by"])
    before_length, length = float(np.linalg.norm(g)), float(np.linalg.norm(after))
    turned = abs(degrees(g) - degrees(after))
    if np.array_equal(g, after):
        return Words(
            f"Lambai {before_length:.2g}: had ke andar hai, kuch nahi badla.",
            f"Length {before_length:.2g}: within the bound, nothing changes.",
        )
    if sight["by"] == "norm":
        return Words(
            f"Lambai {before_length:.2g} se {length:.2g}, disha wahi {degrees(g):.0f}°.",
            f"Length {before_length:.2g} to {length:.2g}, the direction stays {degrees(g):.0f}°.",
        )
    return Words(
        f"Entry dar entry kata: disha {degrees(g):.0f}° se {degrees(after):.0f}°, {turned:.0f}° mudi.",
        f"Cut entry by entry: {degrees(g):.0f}° became {degrees(after):.0f}°, a bend of {turned:.0f}°.",
    )


DEMOS = {
    "clipped": Demo(
        title=Words("Teer aur gola", "The arrow and the circle"),
        knobs=(
            Knob("gradient", Words("gradient", "gradient"), tuple(GRADIENTS)),
            Knob("bound", Words("c", "c"), (0.5, 1.0, 2.0, 3.0, 5.0), 1),
            Knob("by", Words("tareeka", "clip by"), ("norm", "value")),
        ),
        draw=draw,
        notice=notice,
    )
}
