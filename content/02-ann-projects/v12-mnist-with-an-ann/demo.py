"""From ten scores to ten probabilities: draw a digit, blur or shift it, and watch softmax divide 1 among the classes.

Scores are inner products with a picture of each digit, the simplest network there is: one layer, no training.
"""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words, bar
from tutor.playground.picture import Picture

GLYPHS = {
    0: "01110 10001 10001 10001 10001 10001 01110", 1: "00100 01100 00100 00100 00100 00100 01110",
    2: "01110 10001 00001 00110 01000 10000 11111", 3: "11110 00001 00001 01110 00001 00001 11110",
    4: "00010 00110 01010 10010 11111 00010 00010", 5: "11111 10000 11110 00001 00001 10001 01110",
    6: "00110 01000 10000 11110 10001 10001 01110", 7: "11111 00001 00010 00100 01000 01000 01000",
    8: "01110 10001 10001 01110 10001 10001 01110", 9: "01110 10001 10001 01111 00001 00010 01100",
}  # fmt: skip
SHAPE = (7, 5)


def glyph(digit: int) -> np.ndarray:
    """(7, 5) of 0.0 and 1.0."""
    return np.array([[float(pixel) for pixel in row] for row in GLYPHS[digit].split()])


def seen(sight: Sight) -> np.ndarray:
    """The digit, mixed with another one."""
    share = sight["mix"]
    return (1 - share) * glyph(sight["digit"]) + share * glyph((sight["digit"] + 5) % 10)


def scores(sight: Sight) -> np.ndarray:
    """z (10,): how well the picture fits each digit, times a sharpness."""
    picture = seen(sight).ravel()
    fits = [float(picture @ (2 * glyph(digit).ravel() - 1)) / 4 for digit in range(10)]
    return sight["sharp"] * np.array(fits)


def softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max())
    return e / e.sum()


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    z = scores(sight)
    p = softmax(z)
    pitch = sight.pitch(10, others=1)
    pixels = np.kron(2 * seen(sight) - 1, np.ones((2 * pitch, 2 * pitch)))
    picture.pixels(0, 0, np.pad(pixels, 1, constant_values=-1.0))
    left = pixels.shape[1] + 10
    picture.text(left, 0, "class     z      p", "quiet")
    room = sight.width - left - 22
    for digit in range(min(10, sight.height - 1)):
        y = digit * pitch + 1
        best = digit == int(p.argmax())
        words = f"  {digit}   {z[digit]:6.2f}  {p[digit]:5.3f}  ".replace("-", "−")
        after = picture.text(left, y, words, "strong" if best else "plain")
        bar(picture, after, y, max(1, round(p[digit] * room)), "accent" if best else "faint", pitch)
    return picture


def notice(sight: Sight) -> Words:
    p = softmax(scores(sight))
    first, second = np.argsort(p)[::-1][:2].tolist()
    if sight["sharp"] == 0:
        return Words(
            "Saare scores barabar: softmax sabko 0.1 deta hai. Jod hamesha 1.",
            "All scores are equal: softmax gives 0.1 to each. The sum is always 1.",
        )
    return Words(
        f"Sabse bada: {first} ({p[first]:.3f}), phir {second} ({p[second]:.3f}). Scores ka fark anupaat banta hai: "
        f"e^({scores(sight)[first] - scores(sight)[second]:.2f}) guna.",
        f"Largest: {first} ({p[first]:.3f}), then {second} ({p[second]:.3f}). A difference of scores becomes a ratio: "
        f"e^({scores(sight)[first] - scores(sight)[second]:.2f}) times.",
    )


DEMOS = {
    "softmax": Demo(
        title=Words("Digit se das probabilities", "From a digit to ten probabilities"),
        knobs=(
            Knob("digit", Words("digit", "digit"), tuple(range(10)), 3),
            Knob("mix", Words("doosra digit mila", "another digit mixed in"), (0.0, 0.2, 0.4, 0.5)),
            Knob("sharp", Words("scores × ", "scores × "), (0.0, 0.5, 1.0, 2.0, 4.0), 2),
        ),
        draw=draw,
        notice=notice,
    )
}
