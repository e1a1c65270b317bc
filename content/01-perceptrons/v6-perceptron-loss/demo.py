"""Three losses over the margin t·z: move the point and read what each of them charges, and how hard it pulls."""

from __future__ import annotations

import math

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

LOW, HIGH, TOP = -3.0, 3.0, 4.0


def losses(margin: float) -> dict[str, tuple[float, float]]:
    """Loss and slope in the margin m = t·z: max(0, −m), max(0, 1 − m), log(1 + e⁻ᵐ)."""
    return {
        "perceptron": (max(0.0, -margin), -1.0 if margin < 0 else 0.0),
        "hinge": (max(0.0, 1 - margin), -1.0 if margin < 1 else 0.0),
        "BCE": (math.log1p(math.exp(-margin)), -1 / (1 + math.exp(margin))),
    }


INKS = {"perceptron": "second", "hinge": "accent", "BCE": "right"}
SPACING = {"perceptron": 3, "hinge": 1, "BCE": 2}
"""Dots of a curve: lines differ by more than colour."""


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    width, height = min(60, sight.width - 30), sight.height - 1
    for name in INKS:
        values = [losses(LOW + (HIGH - LOW) * step / 120)[name][0] / TOP for step in range(121)]
        picture.curve(4, 0, width, height, values, INKS[name], SPACING[name])
    for value in (0, 2, 4):
        picture.text(0, round((1 - value / TOP) * (height - 1)), f"{value:>2}", "quiet")
    column = 4 + round((sight["margin"] - LOW) / (HIGH - LOW) * (width - 1))
    for row in range(height):
        if picture.chars[row][column] == " ":
            picture.put(column, row, "┊", "faint")
    picture.text(4, height, f"−3{'0':^{width - 4}}3", "quiet")
    left = width + 7
    picture.text(left, 0, "            loss  slope", "quiet")
    for row, (name, (value, slope)) in enumerate(losses(sight["margin"]).items(), start=1):
        words = f"{name:<10} {value:5.2f}  {slope:5.2f}".replace("-", "−")
        picture.text(left, row, words, INKS[name])
    picture.text(left, 5, f"t·z = {sight['margin']:.1f}".replace("-", "−"), "strong")
    return picture


def notice(sight: Sight) -> Words:
    margin = sight["margin"]
    if margin < 0:
        return Words(
            "Galat taraf: teenon daam maangte hain, aur teenon point ko sahi taraf kheenchte hain.",
            "On the wrong side: all three charge for it, and all three pull the point over.",
        )
    if margin < 1:
        return Words(
            "Sahi taraf, par kareeb: perceptron loss 0 ho gaya, hinge aur BCE abhi bhi kheenchte hain.",
            "On the right side, but close: the perceptron loss is 0, hinge and BCE still pull.",
        )
    return Words(
        "Door aur sahi: hinge bhi chup hai. Sirf BCE ab bhi thoda kheenchta hai, woh kabhi 0 nahi hota.",
        "Right and far: hinge is silent too. Only BCE still pulls a little; it never becomes 0.",
    )


DEMOS = {
    "three-losses": Demo(
        title=Words("Teen losses, ek point", "Three losses, one point"),
        knobs=(
            Knob("margin", Words("t·z", "t·z"), tuple(round(-3 + 0.5 * step, 1) for step in range(13)), 4),
        ),
        draw=draw,
        notice=notice,
    )
}
