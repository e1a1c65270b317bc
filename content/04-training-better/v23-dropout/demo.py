"""Dropout blinking: another thinned network at every step, and what the next layer gets to hear."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

STEPS = 30
NODES = 8
"""Nodes of each of the two hidden layers."""
A = np.array([3.0, 1.0, 4.0, 2.0, 5.0, 1.0, 2.0, 6.0])
"""Activations of the second layer; their plain sum is what a prediction sends on."""
TABLE = 34
SEED = 7


def masks(sight: Sight, step: int) -> np.ndarray:
    """(2, NODES), True for a node that is on; every step tosses its own coins."""
    if sight["mode"] == "eval":
        return np.ones((2, NODES), dtype=bool)
    coins = np.random.default_rng([SEED, step]).random((2, NODES))
    return coins >= sight["p"]


def heard(sight: Sight, step: int) -> float:
    """The sum over the second layer that goes to the output at this step."""
    total = float(np.sum(A * masks(sight, step)[1]))
    scaled = sight["scale"] == "1/(1−p)" and sight["mode"] == "train"
    return total / (1 - sight["p"]) if scaled else total


def sums(sight: Sight) -> list[float]:
    return [heard(sight, step) for step in range(sight.step + 1)]


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    width, on = max(sight.width - TABLE - 2, 16), masks(sight, sight.step)
    rows = [1 + round(place * max(sight.height - 4, 1) / (NODES - 1)) for place in range(NODES)]
    columns = [width // 6, width // 2, width - 6]
    for layer in (0, 1):
        _wires(picture, sight, columns[layer], columns[layer + 1], rows, layer)
    for layer, column in enumerate(columns[:2]):
        for place, row in enumerate(rows):
            alive = on[layer, place]
            picture.put(column, row, "●" if alive else "○", "accent" if alive else "faint")
    for place, row in enumerate(rows):
        picture.text(columns[1] - 3, row, f"{A[place]:.0f}", "quiet" if on[1, place] else "faint")
    middle = (rows[0] + rows[-1]) // 2
    picture.text(columns[2] - 1, middle, "Σ", "strong")
    _table(picture, sight, width + 2)
    return picture


def _wires(picture: Picture, sight: Sight, left: int, right: int, rows: list[int], layer: int) -> None:
    """Dotted lines between nodes that are on; the second layer leads to the sum."""
    on = masks(sight, sight.step)
    ends = (
        [(place, row) for place, row in enumerate(rows)] if layer == 0 else [(0, (rows[0] + rows[-1]) // 2)]
    )
    for place, row in enumerate(rows):
        for other, end in ends:
            alive = on[layer, place] and (on[1, other] if layer == 0 else True)
            if alive and (layer == 1 or place in (other - 1, other, other + 1)):
                start, stop = (2 * left + 3, 4 * row + 2), (2 * right - 3 - 4 * (layer == 0), 4 * end + 2)
                picture.stroke(start, stop, "quiet", every=3)


def _table(picture: Picture, sight: Sight, x: int) -> None:
    """How many are on, what is sent on now, its mean so far, and what a prediction sends."""
    told, on = sums(sight), masks(sight, sight.step)
    whole = float(A.sum())
    lines = [
        (f"step            {sight.step:8}", "quiet"),
        (f"nodes on        {int(on.sum()):5}/{2 * NODES}", "plain"),
        (f"Σ now           {told[-1]:8.2f}", "strong"),
        (f"mean of Σ       {np.mean(told):8.2f}", "accent"),
        (f"Σ in a prediction {whole:6.2f}", "right"),
    ]
    for row, (words, ink) in enumerate(lines):
        picture.text(x, row, words, ink)
    room, top = sight.height - len(lines) - 2, 2 * whole + 1
    picture.text(x, len(lines), "Σ, step by step", "quiet")
    bars = min(len(told), TABLE - 8)
    for column, value in enumerate(told[-bars:]):
        height = round(value / top * room)
        for up in range(max(height, 1)):
            picture.put(x + column, sight.height - 1 - up, "▌", "accent" if column == bars - 1 else "second")
    level = sight.height - 1 - round(whole / top * room)
    picture.text(x + bars, level, "─ " + f"{whole:.0f}", "right")


def notice(sight: Sight) -> Words:
    told, whole = sums(sight), float(A.sum())
    if sight["mode"] == "eval":
        return Words(
            "eval: koi node band nahi, har baar wahi jod. Mode train kijiye aur `n` dabaiye.",
            "eval: no node is off, the same sum every time. Turn the mode to train and press `n`.",
        )
    if sight["scale"] == "none" and sight["p"] > 0:
        return Words(
            f"Bina scale ke ausat {np.mean(told):.1f} hai, prediction {whole:.0f} bhejegi: agli layer chaunk jaayegi.",
            f"Unscaled, Σ is {np.mean(told):.1f} on average, but a prediction sends {whole:.0f}: a surprise.",
        )
    if sight.step < 5:
        return Words(
            "Har kadam par naye sikke: alag patla network. `n` se agla, space se lagaataar.",
            "New coins at every step: another thinned network. `n` for the next, space for all.",
        )
    return Words(
        f"Σ har kadam kaanpta hai, par ausat {np.mean(told):.1f} prediction wale {whole:.0f} ke paas hai.",
        f"Σ trembles at every step, but its mean, {np.mean(told):.1f}, stays near the {whole:.0f} of a prediction.",
    )


DEMOS = {
    "blinking": Demo(
        title=Words("Nodes jalte-bujhte", "Blinking nodes"),
        knobs=(
            Knob("p", Words("p", "p"), (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9), 4),
            Knob("mode", Words("mode", "mode"), ("train", "eval"), 0),
            Knob("scale", Words("scale", "scale"), ("1/(1−p)", "none"), 0),
        ),
        draw=draw,
        notice=notice,
        steps=STEPS,
    )
}
