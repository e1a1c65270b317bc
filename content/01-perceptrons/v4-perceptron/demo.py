"""The decision line of V4: turn w₁, w₂ and b, and watch the line and the labels."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

POINTS = np.array(
    [[1.0, 3.5], [2.0, 3.0], [3.5, 3.5], [3.0, 2.0], [0.5, 1.0], [1.0, 0.5], [1.5, 1.5], [2.5, 0.5]]
)
LABELS = np.array([1, 1, 1, 1, 0, 0, 0, 0])
SIDE = 4.0
"""The map shows 0 … 4 in both directions."""


def scores(sight: Sight, X: np.ndarray) -> np.ndarray:
    """z = w₁x₁ + w₂x₂ + b of points (n, 2)."""
    return X @ np.array([sight["w1"], sight["w2"]]) + sight["b"]


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    rows = min(sight.height, sight.width // 4)
    step = SIDE / (2 * rows)
    centres = (np.arange(2 * rows) + 0.5) * step
    grid = np.stack([np.tile(centres, 2 * rows), np.repeat(centres[::-1], 2 * rows)], axis=1)
    z = scores(sight, grid).reshape(2 * rows, 2 * rows)
    places = (POINTS / step).astype(int)
    marks = {
        (x, 2 * rows - 1 - y): "one" if label else "zero"
        for (x, y), label in zip(places.tolist(), LABELS, strict=True)
    }
    picture.pixels(0, 0, np.where(z >= 0, 0.6, -0.6), marks)
    _table(picture, sight, 2 * rows + 3)
    return picture


def _table(picture: Picture, sight: Sight, x: int) -> None:
    """z and ŷ of every point, wrong ones marked."""
    picture.text(x, 0, "  x₁   x₂       z  ŷ  y", "quiet")
    for row, (point, z, label) in enumerate(zip(POINTS, scores(sight, POINTS), LABELS, strict=True), start=1):
        answer = int(z >= 0)
        words = f"{point[0]:4.1f} {point[1]:4.1f} {z:7.2f}  {answer}  {label}".replace("-", "−")
        picture.text(x, row, words, "plain" if answer == label else "wrong")
        picture.text(x + len(words) + 1, row, "" if answer == label else "✗", "wrong")


def notice(sight: Sight) -> Words:
    wrong = int(((scores(sight, POINTS) >= 0) != LABELS).sum())
    if sight["w1"] == sight["w2"] == 0:
        return Words(
            "Dono weights 0: koi line nahi bachi, har point ka z sirf b hai.",
            "Both weights are 0: there is no line left, every point's z is just b.",
        )
    if wrong == 0:
        return Words(
            "Aathon sahi. Ab sirf b badliye: line apne parallel khisakti hai. w₁ badliye: woh ghoomti hai.",
            "All eight are right. Change b alone and the line shifts parallel to itself; change w₁ and it turns.",
        )
    return Words(
        f"{wrong} points galat taraf hain. Jahan z ka sign badalta hai, wahi line hai.",
        f"{wrong} points lie on the wrong side. The line is where z changes its sign.",
    )


WEIGHTS = tuple(round(-2 + 0.25 * step, 2) for step in range(17))
DEMOS = {
    "line": Demo(
        title=Words("Line ko ghumaiye", "Turn the line"),
        knobs=(
            Knob("w1", Words("w₁", "w₁"), WEIGHTS, WEIGHTS.index(1.0)),
            Knob("w2", Words("w₂", "w₂"), WEIGHTS, WEIGHTS.index(0.25)),
            Knob("b", Words("b", "b"), tuple(-6 + 0.5 * step for step in range(25)), 6),
        ),
        draw=draw,
        notice=notice,
    )
}
