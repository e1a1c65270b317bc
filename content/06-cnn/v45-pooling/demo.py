"""Shift the picture by a pixel or two: what max and average pooling notice of it."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

SIDE = 8
PICTURES = {
    "spot": {(2, 2): 9},
    "bar": {(row, 2): 7 for row in range(1, 7)},
    "cross": {(3, 2): 5, (2, 3): 5, (3, 3): 9, (4, 3): 5, (3, 4): 5},
}


def feature_map(sight: Sight, shifted: bool) -> np.ndarray:
    """(8, 8), shifted by (down, right) or not; what leaves the picture is gone."""
    down, right = (sight["down"], sight["right"]) if shifted else (0, 0)
    pixels = np.zeros((SIDE, SIDE))
    for (row, column), value in PICTURES[sight["picture"]].items():
        if 0 <= row + down < SIDE and 0 <= column + right < SIDE:
            pixels[row + down, column + right] = value
    return pixels


def pooled(sight: Sight, shifted: bool) -> np.ndarray:
    """The pooled map; global kinds give (1, 1)."""
    pixels, k = feature_map(sight, shifted), sight["k"]
    if sight["kind"].startswith("global"):
        k = SIDE
    blocks = pixels.reshape(SIDE // k, k, SIDE // k, k)
    return blocks.max(axis=(1, 3)) if sight["kind"].endswith("max") else blocks.mean(axis=(1, 3))


def pitch(sight: Sight) -> int:
    """Rows of one pixel of the map, which takes twice as many columns; a pooled number takes five."""
    return sight.pitch(SIDE, others=1, most=2 if sight.width >= 4 * SIDE + 45 else 1)


def draw(sight: Sight) -> Picture:
    picture, tall = sight.blank(), pitch(sight)
    _pixels(picture, sight)
    before, after = pooled(sight, False), pooled(sight, True)
    x, y = 2 * tall * SIDE + 3, 0
    _numbers(picture, (x, y, tall), "before the shift", before, before)
    wide = 5 * len(before)
    beside = x + max(wide, 17) + 2 + wide <= sight.width
    place = (x + max(wide, 17) + 2, y) if beside else (x, len(before) + 2)
    _numbers(picture, (*place, tall), "after", after, before)
    return picture


def _pixels(picture: Picture, sight: Sight) -> None:
    picture.text(0, 0, "map, shifted", "quiet")
    k, tall = SIDE if sight["kind"].startswith("global") else sight["k"], pitch(sight)
    for row, line in enumerate(feature_map(sight, True).astype(int).tolist()):
        for column, value in enumerate(line):
            darker = (row // k + column // k) % 2 == 0
            ink = "accent" if value else "quiet" if darker else "faint"
            picture.put(2 * tall * column, tall * row + 1, str(value) if value else "·", ink)


def _numbers(
    picture: Picture, place: tuple[int, int, int], title: str, values: np.ndarray, old: np.ndarray
) -> None:
    """The pooled numbers at column, row and pitch; those that differ from `old` stand out."""
    x, y, tall = place
    picture.text(x, y, title, "quiet")
    for row, line in enumerate(values.tolist()):
        for column, value in enumerate(line):
            same = value == old[row, column]
            ink = "wrong" if not same else "plain" if value else "faint"
            picture.text(x + 5 * column, y + 1 + tall * row, f"{value:4.3g}", ink)


def notice(sight: Sight) -> Words:
    pixels = int((feature_map(sight, True) != feature_map(sight, False)).sum())
    changed = int((pooled(sight, True) != pooled(sight, False)).sum())
    count = pooled(sight, True).size
    if pixels == 0:
        return Words(
            "Map ko neeche ya daayein khiskaiye: pehle max ke saath, phir average ke saath.",
            "Shift the map down or to the right: first with max, then with average.",
        )
    if changed == 0:
        return Words(
            f"Map ke {pixels} pixels badle, pooled map ke {count} mein se ek bhi nahi.",
            f"{pixels} pixels of the map changed, and not one of the {count} pooled numbers.",
        )
    return Words(
        f"Map ke {pixels} pixels badle, pooled map ke {count} mein se {changed}: khidki ki had paar hui.",
        f"{pixels} pixels of the map changed, {changed} of {count} pooled numbers: a window's border was crossed.",
    )


DEMOS = {
    "shift": Demo(
        title=Words("Ek pixel khiskaiye", "Shift by a pixel"),
        knobs=(
            Knob("right", Words("daayein", "right"), (-2, -1, 0, 1, 2, 3), 2),
            Knob("down", Words("neeche", "down"), (-2, -1, 0, 1, 2, 3), 2),
            Knob("kind", Words("pooling", "pooling"), ("max", "average", "global max", "global average")),
            Knob("k", Words("khidki k", "window k"), (2, 4)),
            Knob("picture", Words("map", "map"), tuple(PICTURES)),
        ),
        draw=draw,
        notice=notice,
    )
}
