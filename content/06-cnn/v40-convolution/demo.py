"""A filter slides over an image: the window, its products and sum, and the feature map that grows."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

IMAGES = {
    "edge": ["000999", "000999", "000999", "000999", "000999", "000999"],
    "square": ["000000", "099990", "099990", "099990", "099990", "000000"],
    "slope": ["000009", "000099", "000999", "009999", "099999", "999999"],
    "dot": ["000000", "000000", "009000", "000000", "000000", "000000"],
}
FILTERS = {
    "vertical": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "horizontal": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "spot": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
    "sum": [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
}
SIDE = 3  # of every filter


def image(sight: Sight) -> np.ndarray:
    """The image with its padding, (6 + 2p, 6 + 2p)."""
    return np.pad([[int(digit) for digit in row] for row in IMAGES[sight["image"]]], sight["padding"])


def kernel(sight: Sight) -> np.ndarray:
    return np.array(FILTERS[sight["filter"]])


def side(sight: Sight) -> int:
    """⌊(n + 2p − f) / s⌋ + 1."""
    return (len(image(sight)) - SIDE) // sight["stride"] + 1


def place(sight: Sight) -> tuple[int, int]:
    """Row and column of the window at this step; after the last one it stays."""
    o = side(sight)
    return divmod(min(sight.step, o * o - 1), o)


def window(sight: Sight) -> tuple[int, int, np.ndarray]:
    """Upper left corner in the padded image, and what the window sees."""
    top, left = (sight["stride"] * each for each in place(sight))
    return top, left, image(sight)[top : top + SIDE, left : left + SIDE]


def pitch(sight: Sight) -> int:
    """Rows of a pixel; it takes twice as many columns."""
    n, o = len(image(sight)), side(sight)
    return sight.pitch(n, others=1, most=2) if 4 * n + 28 + 6 * o <= sight.width else 1


def draw(sight: Sight) -> Picture:
    picture, column = sight.blank(), 2 * pitch(sight) * len(image(sight)) + 3
    _image(picture, sight)
    _sum(picture, sight, column)
    _map(picture, sight, column + 25)
    return picture


def _image(picture: Picture, sight: Sight) -> None:
    pixels, p, tall = image(sight), sight["padding"], pitch(sight)
    top, left, _ = window(sight)
    picture.text(0, 0, "image", "quiet")
    for row, line in enumerate(pixels.tolist()):
        for column, value in enumerate(line):
            inside = top <= row < top + SIDE and left <= column < left + SIDE
            added = not (p <= row < len(pixels) - p and p <= column < len(pixels) - p)
            ink = "accent" if inside else "faint" if added else "plain"
            sign = "·" if added and not inside else str(value)
            x, y = 2 * tall * column, tall * row + 1
            picture.text(x, y, sign, ink)
            if inside and column == left:
                picture.put(max(x - 1, 0), y, "[" if column else sign, "accent")
            if inside and column == left + SIDE - 1:
                picture.put(x + 1, y, "]", "accent")


def _sum(picture: Picture, sight: Sight, x: int) -> None:
    """Pixel · weight of every cell, and the running total row by row."""
    seen, k = window(sight)[2], kernel(sight)
    picture.text(x, 0, "pixel · weight", "quiet")
    total, tall = 0, pitch(sight)
    for row in range(SIDE):
        for column in range(SIDE):
            words = f"{seen[row, column]}·{_minus(k[row, column], 0)}"
            ink = "plain" if seen[row, column] * k[row, column] else "faint"
            picture.text(x + 5 * column, tall * row + 1, words, ink)
        total += int((seen[row] * k[row]).sum())
        picture.text(x + 16, tall * row + 1, f"→{_minus(total, 5)}", "strong" if row == SIDE - 1 else "quiet")


def _map(picture: Picture, sight: Sight, x: int) -> None:
    """What has been computed so far, the newest number marked; narrow screens put it below the sum."""
    o, y, tall = side(sight), 0, pitch(sight)
    if x + 4 * o > sight.width:
        x, y = x - 25, SIDE + 2
    padded, k, s = image(sight), kernel(sight), sight["stride"]
    picture.text(x, y, f"feature map {o}×{o}", "quiet")
    last = min(sight.step, o * o - 1)
    for number in range(o * o):
        i, j = divmod(number, o)
        value = (padded[i * s : i * s + SIDE, j * s : j * s + SIDE] * k).sum()
        words = _minus(value, 4) if number <= last else "   ·"
        ink = "strong" if number == last else "plain" if number < last else "faint"
        picture.text(x + (2 * tall + 2) * j, y + 1 + tall * i, words, ink)


def _minus(value: int, width: int) -> str:
    return f"{int(value):{width}d}".replace("-", "−")


def notice(sight: Sight) -> Words:
    o, (i, j) = side(sight), place(sight)
    answer = int((window(sight)[2] * kernel(sight)).sum())
    n, p, s = 6, sight["padding"], sight["stride"]
    if sight.step >= o * o - 1:
        return Words(
            f"⌊({n} + 2·{p} − {SIDE})/{s}⌋ + 1 = {o} khidkiyan har disha mein: {o * o} numbers, ek feature map.",
            f"⌊({n} + 2·{p} − {SIDE})/{s}⌋ + 1 = {o} windows each way: {o * o} numbers, one feature map.",
        )
    if answer == 0:
        return Words(
            f"Khidki ({i}, {j}): jawab 0. Yahan woh cheez nahi jo filter poochta hai.",
            f"Window ({i}, {j}): the answer is 0. What the filter asks for is not here.",
        )
    return Words(
        f"Khidki ({i}, {j}): nau products ka jod {_minus(answer, 0)}. `n` se agli khidki, {s} pixel aage.",
        f"Window ({i}, {j}): nine products add up to {_minus(answer, 0)}. `n` goes to the next window, {s} pixel on.",
    )


DEMOS = {
    "sliding": Demo(
        title=Words("Filter khiskaiye", "Slide the filter"),
        knobs=(
            Knob("filter", Words("filter", "filter"), tuple(FILTERS)),
            Knob("image", Words("image", "image"), tuple(IMAGES)),
            Knob("stride", Words("stride", "stride"), (1, 2, 3)),
            Knob("padding", Words("padding", "padding"), (0, 1)),
        ),
        draw=draw,
        notice=notice,
        steps=35,
    )
}
