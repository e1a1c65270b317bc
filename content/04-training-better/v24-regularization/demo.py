"""Eight weights under a penalty: L2 makes all of them smaller, L1 takes some to exactly 0."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

WISHES = np.array([3.0, -2.2, 1.4, 0.9, -0.6, 0.35, -0.2, 0.05])
"""Where the data alone would put each weight: J = ½ Σᵢ (wᵢ − wishᵢ)²."""
RATE = 0.1
STEPS = 60
LABEL, NUMBER = 4, 8
"""Columns before the bars and after them."""


def weights(sight: Sight) -> np.ndarray:
    """w (8,) after `step` steps from the wishes; t stands for λ/n."""
    w, t = WISHES.copy(), sight["t"]
    for _ in range(sight.step):
        moved = w - RATE * (w - WISHES)
        if sight["penalty"] == "L2":
            w = moved - RATE * t * w
        elif sight["landing"] == "soft":
            w = np.sign(moved) * np.maximum(np.abs(moved) - RATE * t, 0)
        else:
            w = moved - RATE * t * np.sign(w)
    return w


def draw(sight: Sight) -> Picture:
    picture, w = sight.blank(), weights(sight)
    half = max((sight.width - LABEL - NUMBER) // 2 - 1, 4)
    zero, pitch = LABEL + half, sight.pitch(len(w), others=2)
    for number, (wish, now) in enumerate(zip(WISHES, w, strict=True)):
        row = number * pitch
        picture.text(0, row, f"w{number + 1}", "quiet")
        for y in range(row, row + max(1, pitch - 1)):
            _bar(picture, (zero, y), wish / 3 * half, "·", "faint")
            _bar(picture, (zero, y), now / 3 * half, "█", "accent")
            picture.put(zero, y, "│", "quiet")
        words = "0" if now == 0 else f"{now:.3f}".replace("-", "−")
        picture.text(zero + half + 2, row, f"{words:>6}", "strong" if now == 0 else "plain")
    squares, sizes = f"Σw² = {np.sum(w**2):.3f}", f"Σ|w| = {np.abs(w).sum():.3f}"
    picture.text(
        LABEL,
        len(w) * pitch + (pitch == 1),
        f"{squares}    {sizes}    zeros: {np.count_nonzero(w == 0)}",
        "plain",
    )
    return picture


def _bar(picture: Picture, start: tuple[int, int], length: float, char: str, ink: str) -> None:
    """From the zero line to the right, or to the left where `length` is negative."""
    zero, row = start
    for cell in range(1, round(abs(length)) + 1):
        picture.put(zero + (cell if length > 0 else -cell), row, char, ink)


def notice(sight: Sight) -> Words:
    if sight.step == 0:
        return Words(
            "Yahan sirf data ki chali hai. `n` ya space: ab penalty bhi kheenchti hai.",
            "So far only the data had a say. `n` or space: now the penalty pulls too.",
        )
    zeros = np.count_nonzero(weights(sight) == 0)
    if sight["penalty"] == "L2":
        return Words(
            f"Har weight apne a / (1 + {sight['t']:g}) ki taraf: sab chhote, zeros {zeros}.",
            f"Every weight goes to a / (1 + {sight['t']:g}): all smaller, {zeros} zeros.",
        )
    if sight["landing"] == "soft":
        return Words(
            f"{zeros} weights theek 0 par. Jinki pasand {sight['t']:g} se chhoti thi, wahi ja rahe hain.",
            f"{zeros} weights at exactly 0. Those whose wish is below {sight['t']:g} are the ones to go.",
        )
    return Words(
        "Sirf gradient: chhote weights 0 ke aar-paar koodte hain, us par baithte nahi. `n` dabate rahiye.",
        "Gradient alone: small weights jump across 0 and do not land on it. Keep pressing `n`.",
    )


DEMOS = {
    "shrink": Demo(
        title=Words("Penalty aur aath weights", "A penalty and eight weights"),
        knobs=(
            Knob("penalty", Words("penalty", "penalty"), ("L2", "L1"), 1),
            Knob("t", Words("λ/n", "λ/n"), (0.1, 0.25, 0.5, 1.0, 2.0), 2),
            Knob("landing", Words("L1 ka kadam", "L1's step"), ("soft", "gradient"), 0),
        ),
        draw=draw,
        notice=notice,
        steps=STEPS,
    )
}
