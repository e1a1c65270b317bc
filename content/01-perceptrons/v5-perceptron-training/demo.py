"""The perceptron rule, step by step: one point a step, the line moves after each mistake."""

from __future__ import annotations

from functools import cache

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

SIDE, STEPS = 4.0, 48
"""The map shows 0 … 4 in both directions."""
SEPARABLE = np.array(
    [[3.0, 3.4], [3.4, 2.2], [2.2, 3.2], [2.9, 1.6], [0.6, 1.2], [1.4, 0.5], [0.8, 2.2], [1.6, 1.4]]
)
XOR = np.array(
    [[0.7, 3.2], [3.2, 0.8], [1.1, 2.8], [2.8, 1.2], [0.8, 0.8], [3.2, 3.2], [1.2, 1.2], [2.8, 2.8]]
)
LABELS = np.array([1, 1, 1, 1, 0, 0, 0, 0])


@cache
def walk(data: str, rate: float) -> list[tuple[int, tuple[float, float, float], bool]]:
    """For every step: the point looked at, (w₁, w₂, b) after it, and whether it was a mistake."""
    X = XOR if data == "xor" else SEPARABLE
    w, b, steps = np.array([0.3, -0.6]), 0.2, [(-1, (0.3, -0.6, 0.2), False)]
    for step in range(STEPS):
        at = (3 * step) % len(X)
        error = int(LABELS[at]) - int(X[at] @ w + b >= 0)
        w, b = w + rate * error * X[at], b + rate * error
        steps.append((at, (float(w[0]), float(w[1]), float(b)), error != 0))
    return steps


def mistakes(sight: Sight) -> int:
    """Points on the wrong side of the present line."""
    X = XOR if sight["data"] == "xor" else SEPARABLE
    w1, w2, b = walk(sight["data"], sight["rate"])[sight.step][1]
    return int(((X @ np.array([w1, w2]) + b >= 0) != LABELS).sum())


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    X = XOR if sight["data"] == "xor" else SEPARABLE
    at, (w1, w2, b), wrong = walk(sight["data"], sight["rate"])[sight.step]
    pixels = 2 * min(sight.height, sight.width // 4)
    centres = (np.arange(pixels) + 0.5) * SIDE / pixels
    grid = np.stack([np.tile(centres, pixels), np.repeat(centres[::-1], pixels)], axis=1)
    z = (grid @ np.array([w1, w2]) + b).reshape(pixels, pixels)
    places = (X / SIDE * pixels).astype(int).tolist()
    marks = {
        (x, pixels - 1 - y): "one" if label else "zero" for (x, y), label in zip(places, LABELS, strict=True)
    }
    picture.pixels(0, 0, np.where(z >= 0, 0.55, -0.55), marks)
    left = pixels + 3
    rows = [f"w₁ {w1:7.2f}", f"w₂ {w2:7.2f}", f"b  {b:7.2f}"]
    if at >= 0:
        rows += [
            "",
            f"x = ({X[at][0]:.1f}, {X[at][1]:.1f})   y = {LABELS[at]}",
            "✗ moved" if wrong else "✓ stays",
        ]
        x, y = places[at]
        picture.text(x - 1, (pixels - 1 - y) // 2, "[", "strong")
        picture.text(x + 1, (pixels - 1 - y) // 2, "]", "strong")
    for row, words in enumerate(rows):
        picture.text(left, row, words.replace("-", "−"), "wrong" if words.startswith("✗") else "plain")
    return picture


def notice(sight: Sight) -> Words:
    left = mistakes(sight)
    if sight.step == 0:
        return Words(
            "n dabaiye: ek kadam mein ek point dekha jaata hai.", "Press n: each step looks at one point."
        )
    if left == 0:
        return Words(
            "Ab koi galti nahi bachi: aage ke saare kadam line ko chhuenge bhi nahi.",
            "No mistake is left: no later step will touch the line.",
        )
    if sight["data"] == "xor" and sight.step > 24:
        return Words(
            f"{left} galat, aur line ghoomti hi rahegi: XOR ko koi line alag nahi karti.",
            f"{left} are wrong, and the line will keep turning: no line separates XOR.",
        )
    return Words(
        f"{left} points abhi galat taraf hain. Line sirf galti par hilti hai, us point ki taraf ya usse door.",
        f"{left} points are on the wrong side. Only a mistake moves the line, towards that point or away from it.",
    )


DEMOS = {
    "trick": Demo(
        title=Words("Perceptron trick, kadam kadam", "The perceptron trick, step by step"),
        knobs=(
            Knob("data", Words("data", "data"), ("separable", "xor")),
            Knob("rate", Words("η", "η"), (0.05, 0.1, 0.3, 1.0), 1),
        ),
        draw=draw,
        notice=notice,
        steps=STEPS,
    )
}
