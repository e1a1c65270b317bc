"""The stripes of V77: sinusoidal positions as a heat map, and how alike two positions are by their distance."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

LABEL = 8
BOX = 6
"""Rows of the lower picture: likeness against distance."""


def positions(sight: Sight, n: int) -> np.ndarray:
    """(n, d): sine in even columns, cosine in odd ones."""
    d, base = sight["width"], sight["base"]
    angles = np.arange(n)[:, None] * float(base) ** (-np.arange(0, d, 2) / d)
    table = np.empty((n, d))
    table[:, 0::2], table[:, 1::2] = np.sin(angles), np.cos(angles)
    return table


def likeness(sight: Sight) -> np.ndarray:
    """PE(p) · PE(p + k) / (d/2) for k = 0 … T − 1: the mean of cos(k ω), the same for every p."""
    table = positions(sight, sight["length"])
    return table @ table[0] / (sight["width"] / 2)


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    rows = max(sight.height - BOX - 3, 2)
    every = -(-sight["length"] // (2 * rows))
    shown = positions(sight, sight["length"])[::every]
    if len(shown) % 2:
        shown = np.vstack([shown, np.zeros((1, shown.shape[1]))])
    wide = max((sight.width - LABEL) // sight["width"], 1)
    columns = np.repeat(shown, wide, axis=1)[:, : sight.width - LABEL]
    picture.pixels(LABEL, 0, columns)
    for row in range(0, len(shown) // 2, 2):
        picture.text(0, row, f"pos {2 * row * every}", "quiet")
    top = len(shown) // 2 + 1
    picture.text(LABEL, top, "PE(0) · PE(k), k →", "quiet")
    heights = (likeness(sight) + 1) / 2
    room = max(sight.width - LABEL, 4)
    picture.curve(LABEL, top + 1, room, BOX, heights.tolist(), "accent")
    picture.text(0, top + 1, "same", "quiet")
    return picture


def notice(sight: Sight) -> Words:
    alike, waves = (
        likeness(sight),
        2 * np.pi * float(sight["base"]) ** (np.arange(0, sight["width"], 2) / sight["width"]),
    )
    twin = float(alike[1:].max())
    if twin > 0.995:
        place = int(alike[1:].argmax()) + 1
        return Words(
            f"Positions 0 aur {place} lagbhag ek jaisi ({twin:.3f}). `base` ya `columns` badhaiye.",
            f"Positions 0 and {place} look nearly alike ({twin:.3f}). Raise `base` or `columns`.",
        )
    return Words(
        f"Wavelength {waves[0]:.1f} se {waves[-1]:.0f} tak. Neeche: paas wali rows milti-julti, door wali kam.",
        f"Wavelengths from {waves[0]:.1f} to {waves[-1]:.0f}. Below: near rows are alike, distant ones less.",
    )


DEMOS = {
    "stripes": Demo(
        title=Words("Jagah ki dhaariyaan", "Stripes of positions"),
        knobs=(
            Knob("width", Words("columns", "columns"), (2, 4, 8, 16, 32, 64), 4),
            Knob("length", Words("positions", "positions"), (16, 32, 64, 128), 2),
            Knob("base", Words("base", "base"), (10, 100, 1000, 10000), 3),
        ),
        draw=draw,
        notice=notice,
    )
}
