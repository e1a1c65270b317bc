"""A ball in a valley: turn the learning rate, and watch it creep, roll, swing or fly off."""

from __future__ import annotations

from collections import namedtuple

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

STEPS = 24
LEFT, RIGHT = -2.0, 8.0
"""The plot shows w from LEFT to RIGHT."""
TABLE = 32
"""Columns kept for the numbers beside the plot."""
FAR = 1e4
"""Where a ball that flies off is let go."""


Valley = namedtuple("Valley", "cost slope top limit")
"""J, its slope, how high the plot reaches, and the largest rate that its lowest part allows."""


def two(u: float) -> float:
    return u**4 - 4 * u**2 + u


VALLEYS = {
    "wide": Valley(lambda w: (w - 3) ** 2 + 1, lambda w: 2 * (w - 3), 26.0, 1.0),
    "narrow": Valley(lambda w: 4 * (w - 3) ** 2 + 1, lambda w: 8 * (w - 3), 60.0, 0.25),
    "two": Valley(  # u⁴ − 4u² + u with u = (w − 3)/2
        lambda w: two((w - 3) / 2) + 6, lambda w: (4 * ((w - 3) / 2) ** 3 - 4 * (w - 3) + 1) / 2, 26.0, 0.44
    ),
}


def path(sight: Sight) -> list[float]:
    """w before the first step and after each; it ends where the ball has left the picture for good."""
    valley, w = VALLEYS[sight["valley"]], float(sight["start"])
    found = [w]
    for _ in range(sight.step):
        if abs(w) > FAR:
            break
        w -= sight["rate"] * valley.slope(w)
        found.append(w)
    return found


def draw(sight: Sight) -> Picture:
    picture, valley, walked = sight.blank(), VALLEYS[sight["valley"]], path(sight)
    width, rows = max(sight.width - TABLE - 3, 12), sight.height - 2

    def height(w: float) -> float:
        return valley.cost(w) / valley.top

    ground = [height(w) if height(w) <= 1.0 else np.nan for w in np.linspace(LEFT, RIGHT, 2 * width)]
    picture.curve(0, 0, width, rows, ground, "quiet")
    for age, w in reversed(list(enumerate(reversed(walked[-6:])))):
        _ball(picture, (w - LEFT) / (RIGHT - LEFT), height(w), (width, rows), age)
    picture.text(0, rows, "─" * width + " w", "quiet")
    for tick in range(int(LEFT), int(RIGHT) + 1, 2):
        column = round((tick - LEFT) / (RIGHT - LEFT) * (width - 1))
        picture.text(max(column - (tick < 0), 0), rows + 1, str(tick).replace("-", "−"), "quiet")
    _table(picture, sight, walked, width + 3)
    return picture


def _ball(picture: Picture, across: float, high: float, room: tuple[int, int], age: int) -> None:
    """The ball, and the places where it was before; an arrow at the edge when it is out of sight."""
    width, rows = room
    if not 0 <= across <= 1 or high > 1:
        if age == 0:
            picture.put(0 if across < 0.5 else width - 1, 0, "◀" if across < 0.5 else "▶", "wrong")
        return
    row = min(int((1 - high) * rows), rows - 1)
    picture.put(round(across * (width - 1)), row, "●" if age == 0 else "∘", "accent" if age == 0 else "faint")


def _table(picture: Picture, sight: Sight, walked: list[float], x: int) -> None:
    """The last steps: w, the slope there, and J."""
    valley = VALLEYS[sight["valley"]]
    picture.text(x, 0, "step        w    slope       J", "quiet")
    shown = min(len(walked), max(sight.height - 3, 1))
    for row, place in enumerate(range(len(walked) - shown, len(walked)), start=1):
        w = walked[place]
        numbers = "".join(_number(value) for value in (w, valley.slope(w), valley.cost(w)))
        picture.text(x, row, f"{place:4}{numbers}", "strong" if place == len(walked) - 1 else "plain")


def _number(value: float) -> str:
    words = f"{round(value, 3) + 0.0:9.3f}" if abs(value) < 1000 else f"{value:9.1e}"
    return words.replace("-", "−")


def notice(sight: Sight) -> Words:
    walked, valley = path(sight), VALLEYS[sight["valley"]]
    if sight.step == 0:
        return Words(
            "`n` se ek kadam. Slope ka sign dekhiye: ball hamesha uski ulti taraf jaati hai.",
            "`n` makes one step. Look at the slope's sign: the ball always goes the other way.",
        )
    if sight["valley"] == "two" and abs(walked[-1]) < FAR:
        return _of_two(walked[-1], valley.slope(walked[-1]))
    if abs(walked[-1] - 3) > 1.01 * abs(walked[0] - 3):
        return Words(
            f"Har kood pehle se lambi: rate is ghaati ki had ({valley.limit:g}) se bada hai.",
            f"Each jump is longer than the last: the rate is above this valley's limit ({valley.limit:g}).",
        )
    crossed = sum((before - 3) * (after - 3) < 0 for before, after in zip(walked, walked[1:], strict=False))
    if crossed:
        return Words(
            f"Tale ke paar kitni baar koodi: {crossed}. Disha har baar sahi thi, kadam lamba tha.",
            f"Jumps across the bottom: {crossed}. The direction was right each time, the step was long.",
        )
    return Words(
        "Kadam chhote hote ja rahe hain, jabki rate wahi hai: tale ke paas slope ghat raha hai.",
        "The steps get shorter although the rate stays: near the bottom the slope shrinks.",
    )


def _of_two(w: float, slope: float) -> Words:
    if abs(slope) < 0.01:
        return Words(
            f"w = {w:.2f} par slope 0: ball ruk gayi. `start` badliye: doosri ghaati bhi hai.",
            f"The slope is 0 at w = {w:.2f}: the ball rests. Change `start`: there is another valley.",
        )
    return Words(
        "Ball sirf apne neeche ki dhalaan jaanti hai: yahan se neeche, chahe doosri ghaati gehri ho.",
        "The ball knows the slope under it and nothing else: down from here, even if the other valley is deeper.",
    )


DEMOS = {
    "valley": Demo(
        title=Words("Ghaati mein ball", "A ball in a valley"),
        knobs=(
            Knob("rate", Words("η", "η"), (0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.9, 1.0, 1.1), 2),
            Knob("start", Words("start", "start"), (-1.0, 0.0, 1.0, 2.9, 5.0, 7.0), 1),
            Knob("valley", Words("ghaati", "valley"), ("wide", "narrow", "two"), 0),
        ),
        draw=draw,
        notice=notice,
        steps=STEPS,
    )
}
