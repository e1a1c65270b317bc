"""The GRU of V67 with valves set by hand: z mixes old and new, r lets the old into the candidate; two forms."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

INPUTS = (0.3, -1.2, 0.8, 0.0, 0.0, 1.5, -0.4, 0.0)
"""x_t W_xn of every step."""
FIRST, BACK = 0.8, 1.2
"""h₀, and W_hn."""


def states(sight: Sight) -> list[tuple[float, float]]:
    """(n_t, h_t) for t = 0 … T; n₀ is not a number."""
    h, found = FIRST, [(float("nan"), FIRST)]
    for x in INPUTS:
        n = float(np.tanh(x + sight["r"] * BACK * h))
        keep = sight["z"] if sight["form"] == "PyTorch" else 1 - sight["z"]
        h = (1 - keep) * n + keep * h
        found.append((n, h))
    return found


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    old, new = ("z", "1 − z") if sight["form"] == "PyTorch" else ("1 − z", "z")
    picture.text(2, 0, f"h_t = ({new}) · n_t + ({old}) · h_{{t−1}}", "accent")
    picture.text(2, 2, " t   x W_xn", "quiet")
    half = max(4, min(16, (sight.width - 31) // 4))
    picture.text(14 + half, 2, "n", "quiet")
    picture.text(24 + 3 * half, 2, "h", "quiet")
    pitch = sight.pitch(len(INPUTS) + 1, others=3)
    for t, (n, h) in enumerate(states(sight)[: sight.step + 1]):
        ink, y = "strong" if t == sight.step else "plain", 3 + pitch * t
        x = f"{INPUTS[t - 1]:6.1f}" if t else "      "
        picture.text(2, y, f"{t:2d}   {x}".replace("-", "−"), ink)
        _bar(picture, (14, y), n, half)
        _bar(picture, (24 + 2 * half, y), h, half)
    return picture


def _bar(picture: Picture, corner: tuple[int, int], value: float, half: int) -> None:
    """From the middle: right for positive, left for negative; the number behind."""
    x, y = corner
    picture.put(x + half, y, "│", "faint")
    if np.isnan(value):
        return
    length = round(abs(value) * half)
    start = x + half + 1 if value >= 0 else x + half - length
    picture.text(start, y, "█" * length, "one" if value >= 0 else "zero")
    picture.text(x + 2 * half + 2, y, f"{value:5.2f}".replace("-", "−"), "quiet")


def notice(sight: Sight) -> Words:
    keep = sight["z"] if sight["form"] == "PyTorch" else 1 - sight["z"]
    if sight.step == 0:
        return Words("Yaad mein 0.80 hai. Step chaliye.", "The memory holds 0.80. Walk on.")
    if keep == 1:
        return Words(
            "Purana poora rakha: candidate badalta hai, h nahi.",
            "All of the old is kept: the candidate changes, h does not.",
        )
    if keep == 0 and sight["r"] == 0:
        return Words(
            "Na purana rakha, na candidate mein suna: h sirf aaj ka input hai.",
            "The old is neither kept nor heard: h is today's input alone.",
        )
    if keep == 0 and sight["r"] == 1:
        return Words(
            "h = n aur r = 1: yeh simple RNN hai.",
            "h = n and r = 1: this is a simple RNN.",
        )
    return Words(
        "h hamesha n aur purane h ke beech hai. `form` badliye: wahi z, ulta asar.",
        "h always lies between n and the old h. Change `form`: the same z, the opposite effect.",
    )


SHARES = (0.0, 0.25, 0.5, 0.75, 0.9, 1.0)
DEMOS = {
    "mixing": Demo(
        title=Words("Purana aur naya", "Old and new"),
        knobs=(
            Knob("z", Words("z, update gate", "z, update gate"), SHARES, 4),
            Knob("r", Words("r, reset gate", "r, reset gate"), SHARES, 5),
            Knob("form", Words("form", "form"), ("PyTorch", "video"), 0),
        ),
        draw=draw,
        notice=notice,
        steps=len(INPUTS),
    )
}
