"""The gradient of V63 on its way back: ‖δ_t‖ at every step, for a recurrent matrix of a given scale."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

H, LONGEST = 32, 100
ROTATION = np.linalg.qr(np.random.default_rng(0).normal(size=(H, H)))[0]
SIGNAL = np.random.default_rng(1).normal(0, 1, (LONGEST, H))
LOWEST, HIGHEST = -12, 8
"""Powers of ten at the bottom and the top of the chart."""


def norms(sight: Sight) -> np.ndarray:
    """‖δ_1‖ … ‖δ_T‖ with ‖δ_T‖ = 1, the first step first. (T,)"""
    T, Wh = sight["T"], sight["scale"] * ROTATION
    h, states = np.zeros(H), []
    for x in SIGNAL[:T]:
        h = np.tanh(sight["input"] * x + h @ Wh)
        states.append(h)
    delta, found = np.full(H, H**-0.5), [1.0]
    for h in states[:0:-1]:
        delta = (delta * (1 - h**2)) @ Wh.T
        size = float(np.linalg.norm(delta))
        if size > sight["clip"]:
            delta, size = delta * sight["clip"] / size, sight["clip"]
        found.append(size)
    return np.array(found[::-1])


def draw(sight: Sight) -> Picture:
    picture, found = sight.blank(), norms(sight)
    left, height = 8, max(sight.height - 2, 4)
    room = max(sight.width - left - 12, 10)
    levels = (np.log10(np.maximum(found, 1e-300)) - LOWEST) / (HIGHEST - LOWEST)
    for power in range(LOWEST, HIGHEST + 1, 4):
        row = round((1 - (power - LOWEST) / (HIGHEST - LOWEST)) * (height - 1))
        picture.text(0, row, f"{'1e' + str(power):>6}".replace("-", "−"), "quiet")
        if power == 0:
            picture.text(left, row, "·" * room, "faint")
    picture.curve(left, 0, room, height, levels.tolist(), "accent")
    picture.text(left, height, "t = 1", "quiet")
    last = f"t = {sight['T']}"
    picture.text(left + room - len(last), height, last, "quiet")
    first = f"‖δ₁‖ = {found[0]:.1e}".replace("-", "−")
    picture.text(left, height + 1, first, "wrong" if not 1e-4 < found[0] < 50 else "right")
    return picture


def notice(sight: Sight) -> Words:
    first = float(norms(sight)[0])
    if sight["clip"] < 1e9 and sight["scale"] >= 1.3:
        return Words(
            "Clipping ne chhat bana di. Mit-te gradient par yeh kuch nahi karti: scale 0.9 par dekhiye.",
            "Clipping has put up a ceiling. On a vanishing gradient it does nothing: look at scale 0.9.",
        )
    if first > 50:
        return Words(
            "Phat gaya: step 1 ka gradient aakhri step se bahut bada. Input badhaiye: tanh ka slope use rok leta hai.",
            "It exploded: step 1 has far more than the last step. Raise the input: the slope of tanh holds it back.",
        )
    if first < 1e-4:
        return Words(
            f"Step 1 tak {first:.0e} hi pahuncha. Loss step 1 ke baare mein kuch nahi sikha sakta.",
            f"Only {first:.0e} reaches step 1. The loss can teach nothing about step 1.",
        )
    return Words(
        f"Step 1 tak {first:.1e} pahuncha: abhi zinda hai. T badhaiye, ya scale 1 se neeche laiye.",
        f"{first:.1e} reaches step 1: alive so far. Raise T, or bring the scale below 1.",
    )


DEMOS = {
    "fading": Demo(
        title=Words("Samay mein peeche jaata gradient", "The gradient on its way back in time"),
        knobs=(
            Knob("scale", Words("σ(W_h)", "σ(W_h)"), (0.5, 0.7, 0.9, 1.0, 1.1, 1.3, 1.6, 2.0), 2),
            Knob("T", Words("steps T", "steps T"), (10, 20, 50, 100), 2),
            Knob("input", Words("input ka size", "size of the input"), (0.0, 0.1, 0.5, 1.0), 1),
            Knob("clip", Words("clip har kadam", "clip each step"), (1e9, 10.0, 1.0), 0),
        ),
        draw=draw,
        notice=notice,
    )
}
