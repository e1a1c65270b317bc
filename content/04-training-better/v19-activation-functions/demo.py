"""A gate, its slope, and what is left of a gradient after several layers of it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

Function = Callable[[np.ndarray], np.ndarray]
ALPHA, SCALE = 1.6732632, 1.0507010
"""SELU's two constants (Klambauer et al., 2017)."""
SPAN = 4.0
"""The plot shows z from −SPAN to SPAN."""
POWERS = {1: " ", 2: "²", 4: "⁴", 8: "⁸"}
LOW, HIGH = -2.0, 2.0
"""… and g(z) between these."""


def sigmoid(z: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(z / 2)) / 2


def elu(z: np.ndarray) -> np.ndarray:
    return np.where(z >= 0, z, np.expm1(np.minimum(z, 0)))


def elu_slope(z: np.ndarray) -> np.ndarray:
    return np.where(z >= 0, 1.0, np.exp(np.minimum(z, 0)))


def selu(z: np.ndarray) -> np.ndarray:
    return SCALE * np.where(z >= 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


def selu_slope(z: np.ndarray) -> np.ndarray:
    return SCALE * np.where(z >= 0, 1.0, ALPHA * np.exp(np.minimum(z, 0)))


GATES: dict[str, tuple[Function, Function]] = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "ReLU": (lambda z: np.maximum(0, z), lambda z: np.where(z > 0, 1.0, 0.0)),
    "leaky ReLU": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
    "PReLU, a = 0.25": (lambda z: np.where(z > 0, z, 0.25 * z), lambda z: np.where(z > 0, 1.0, 0.25)),
    "ELU": (elu, elu_slope),
    "SELU": (selu, selu_slope),
}


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    width, rows = max(sight.width - 30, 16), sight.height - 1
    gate, slope = GATES[sight["gate"]]
    across = np.linspace(-SPAN, SPAN, 2 * width)

    def share(values: np.ndarray) -> list[float]:
        inside = np.where((values >= LOW) & (values <= HIGH), values, np.nan)
        return ((inside - LOW) / (HIGH - LOW)).tolist()

    zero = round((1 - (0 - LOW) / (HIGH - LOW)) * (4 * rows - 1))
    picture.stroke((0, zero), (2 * width - 1, zero), "quiet", every=4)
    picture.stroke((width, 0), (width, 4 * rows - 1), "quiet", every=4)
    picture.curve(0, 0, width, rows, share(slope(across)), "second", every=3)
    picture.curve(0, 0, width, rows, share(gate(across)), "accent")
    z = sight["z"]
    column = min(round((z + SPAN) / (2 * SPAN) * (width - 1)), width - 1)
    for value, mark, ink in ((gate(np.array(z)), "●", "accent"), (slope(np.array(z)), "○", "second")):
        row = round((1 - (float(value) - LOW) / (HIGH - LOW)) * (rows - 1))
        picture.put(column, row, mark, ink) if 0 <= row < rows else None
    picture.text(
        0,
        rows,
        f"z from {-SPAN:.0f} to {SPAN:.0f}, g from {LOW:.0f} to {HIGH:.0f}".replace("-", "−"),
        "quiet",
    )
    _numbers(picture, sight, width + 2)
    return picture


def _numbers(picture: Picture, sight: Sight, x: int) -> None:
    gate, slope = GATES[sight["gate"]]
    z, here = sight["z"], float(slope(np.array(sight["z"])))
    picture.text(x, 0, f"●  g(z)  = {float(gate(np.array(z))):8.4f}".replace("-", "−"), "accent")
    picture.text(x, 1, f"○  g′(z) = {here:8.4f}", "second")
    picture.text(x, 3, Words("sirf slopes, isi z par:", "slopes alone, at this z:").of(sight.lang), "quiet")
    for row, layers in enumerate(POWERS, start=4):
        left = here**layers
        bar = 0 if left <= 0 else max(0, min(12, round(12 + 2 * math.log10(left))))
        picture.text(x, row, f"g′{POWERS[layers]} {left:9.2g}", "plain" if left > 0 else "wrong")
        picture.text(x + 14, row, "█" * bar, "right" if bar > 6 else "wrong")


def notice(sight: Sight) -> Words:
    here = float(GATES[sight["gate"]][1](np.array(sight["z"])))
    if here == 0:
        return Words(
            "Slope theek 0: is input se gradient peeche nahi jaata. Saare inputs par aisa ho, to unit dead hai.",
            "The slope is exactly 0: this input sends nothing back. If all inputs do that, the unit is dead.",
        )
    if here < 0.05:
        return Words(
            f"Slope {here:.3f}: aath aisi layers mein gradient {here**8:.0e} guna bacha.",
            f"Slope {here:.3f}: eight layers like this leave {here**8:.0e} of the gradient.",
        )
    return Words(
        "z ko dono kinaron tak le jaaiye: slope kahan girti hai? Phir gate badliye.",
        "Take z to both ends: where does the slope fall? Then change the gate.",
    )


ZS = tuple(round(-4 + 0.5 * step, 1) for step in range(17))
DEMOS = {
    "curves": Demo(
        title=Words("Gate aur uski slope", "A gate and its slope"),
        knobs=(
            Knob("gate", Words("gate", "gate"), tuple(GATES), 0),
            Knob("z", Words("z", "z"), ZS, ZS.index(0.0)),
        ),
        draw=draw,
        notice=notice,
    )
}
