"""How often each pixel is visited by the windows, with and without padding."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words, bar
from tutor.playground.picture import Picture


def visits(sight: Sight) -> np.ndarray:
    """(n, n): in how many windows each pixel of the image lies, the frame left out."""
    n, f, p, s = sight["n"], sight["f"], sight["p"], sight["s"]
    count = np.zeros(n + 2 * p, dtype=int)
    for start in range(0, n + 2 * p - f + 1, s):
        count[start : start + f] += 1
    inside = count[p : p + n]
    return np.outer(inside, inside)


def pitch(sight: Sight) -> int:
    """Rows of one pixel."""
    return sight.pitch(sight["n"], others=1, most=2) if sight.width >= 4 * sight["n"] + 48 else 1


def draw(sight: Sight) -> Picture:
    picture, table = sight.blank(), visits(sight)
    tall = pitch(sight)
    wide = max(2 * tall, 4) if 4 * len(table) < sight.width else 2
    most = max(int(table.max()), 1)
    picture.text(0, 0, f"{len(table)}×{len(table)}, visits of each pixel", "quiet")
    for row, line in enumerate(table.tolist()):
        for column, value in enumerate(line):
            picture.text(wide * column, tall * row + 1, f"{value:{wide - 1}d}", _ink(value, most))
    x = wide * len(table) + 3
    _bars(picture, sight, x)
    return picture


def _ink(value: int, most: int) -> str:
    share = value / most
    return "wrong" if value == 0 else "faint" if share < 0.3 else "plain" if share < 0.8 else "accent"


def _bars(picture: Picture, sight: Sight, x: int) -> None:
    """Corner, middle of a side and centre beside each other."""
    table = visits(sight)
    n, middle = len(table), len(table) // 2
    spots = (("corner", (0, 0)), ("side", (0, middle)), ("centre", (middle, middle)))
    tall = pitch(sight)
    picture.text(x, 0, "where    visits", "quiet")
    for place, (name, spot) in enumerate(spots):
        row = tall * place + 1
        value = int(table[spot])
        length = max(round(12 * value / max(int(table.max()), 1)), 1 if value else 0)
        ink = "accent" if name == "centre" else "plain"
        bar(picture, picture.text(x, row, f"{name:7}  {value:3d}  ", ink), row, length, ink, tall)
    o = (n + 2 * sight["p"] - sight["f"]) // sight["s"] + 1
    picture.text(
        x, 4 * tall + 1, f"map {o}×{o} = ⌊({n} + 2·{sight['p']} − {sight['f']})/{sight['s']}⌋ + 1", "quiet"
    )


def notice(sight: Sight) -> Words:
    table = visits(sight)
    corner, most = int(table[0, 0]), int(table.max())
    unread = int((table == 0).sum())
    if unread:
        return Words(
            f"{unread} pixels kisi khidki mein nahi aaye: stride {sight['s']} unhe chhod gaya.",
            f"{unread} pixels are in no window at all: a stride of {sight['s']} passed them by.",
        )
    if corner == most:
        return Words(
            f"Kona bhi utna hi suna gaya jitna beech: {corner} baar.",
            f"The corner is heard as often as the middle: {corner} times.",
        )
    return Words(
        f"Kona {corner} baar, beech {most} baar. p badhaiye: faasla ghatta hai.",
        f"The corner {corner} times, the middle {most}. Raise p and the gap closes.",
    )


DEMOS = {
    "visits": Demo(
        title=Words("Har pixel kitni baar suna gaya", "How often each pixel is heard"),
        knobs=(
            Knob("p", Words("padding p", "padding p"), (0, 1, 2, 3, 4)),
            Knob("f", Words("filter f", "filter f"), (1, 2, 3, 5), 2),
            Knob("s", Words("stride s", "stride s"), (1, 2, 3)),
            Knob("n", Words("image n", "image n"), (5, 6, 7, 8), 1),
        ),
        draw=draw,
        notice=notice,
    )
}
