"""The signal of V25: standard deviation of the activations, layer by layer, for each way to begin."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

WIDTH, ROWS, DEPTH = 100, 200, 10
NOISE = [np.random.default_rng(layer).normal(0, 1, (WIDTH, WIDTH)) for layer in range(DEPTH)]
X = np.random.default_rng(99).normal(0, 1, (ROWS, WIDTH))
STARTS = {
    "0": 0.0,
    "0.01": 0.01,
    "video": (1 / (2 * WIDTH)) ** 0.5,
    "Xavier": (2 / (2 * WIDTH)) ** 0.5,
    "He": (2 / WIDTH) ** 0.5,
    "1": 1.0,
}
"""Deviation of the weights; a square layer has n_in = n_out = WIDTH."""
ACTIVATIONS = {
    "tanh": np.tanh,
    "ReLU": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
    "linear": lambda z: z,
}
FULL = 1.25
"""A bar as wide as the picture."""
LABEL, NUMBER = 10, 11


def deviations(sight: Sight) -> list[float]:
    """Of the activations, one for each layer."""
    a, found = X, []
    for noise in NOISE:
        a = ACTIVATIONS[sight["activation"]](a @ (STARTS[sight["start"]] * noise))
        found.append(float(a.std()))
    return found


def draw(sight: Sight) -> Picture:
    picture, found = sight.blank(), deviations(sight)
    room = max(sight.width - LABEL - NUMBER, 8)
    pitch = sight.pitch(DEPTH + 1, others=1)
    _row(picture, 0, "input", float(X.std()), room)
    for layer, deviation in enumerate(found, start=1):
        _row(picture, layer * pitch, f"layer {layer}", deviation, room)
    one, axis = LABEL + round(room / FULL), (DEPTH + 1) * pitch
    picture.text(LABEL, axis, "0", "quiet")
    picture.text(one, axis, "1", "quiet")
    return picture


def _row(picture: Picture, row: int, name: str, deviation: float, room: int) -> None:
    """A bar as long as the deviation; an arrow where it leaves the picture."""
    picture.text(0, row, name, "quiet")
    length = round(min(deviation / FULL, 1.0) * room)
    outside = deviation > FULL
    ink = "wrong" if outside or deviation < 0.05 else "accent"
    picture.text(LABEL, row, "█" * (length - outside) + "▶" * outside, ink)
    words = f"{deviation:.3f}" if 0.001 <= deviation < 100 or deviation == 0 else f"{deviation:.0e}"
    picture.text(LABEL + room + 1, row, f"{words:>9}".replace("-", "−"), "plain")


def notice(sight: Sight) -> Words:
    found, start = deviations(sight), sight["start"]
    if start == "0":
        return Words(
            "Sab weights 0: har unit wahi bolta hai. Yahan koi signal nahi, aur koi symmetry tootti nahi.",
            "All weights 0: every unit says the same. No signal here, and nothing breaks the symmetry.",
        )
    if sight["activation"] == "sigmoid" and start != "1":
        return Words(
            "Sigmoid har layer mein 0.5 ke aas-paas sikud jaata hai: uski slope ¼ hai, gain chahiye.",
            "The sigmoid huddles around 0.5 in every layer: its slope is ¼, it needs a gain.",
        )
    if found[-1] < 0.05:
        return Words(
            f"Layer 10 tak {found[-1]:.1g} bacha: signal mit raha hai. Har layer apna hissa kaat leti hai.",
            f"{found[-1]:.1g} is left at layer 10: the signal fades away. Every layer takes its share.",
        )
    if found[-1] > 10:
        return Words(
            f"Layer 10 par {found[-1]:.0e}: signal phat gaya.",
            f"{found[-1]:.0e} at layer 10: the signal blew up.",
        )
    if start == "1":
        return Words(
            "Signal tagda dikhta hai, par units had par khade hain: wahan slope lagbhag 0 hai.",
            "The signal looks strong, but the units stand at their limits, where the slope is almost 0.",
        )
    return Words(
        "Signal zinda hai. Ab activation badliye: jo tanh ke liye sahi tha, ReLU ke liye nahi.",
        "The signal lives. Now change the activation: what suits tanh does not suit ReLU.",
    )


DEMOS = {
    "signal": Demo(
        title=Words("Signal, layer dar layer", "The signal, layer by layer"),
        knobs=(
            Knob("start", Words("shuruaat", "start"), tuple(STARTS), 1),
            Knob("activation", Words("activation", "activation"), tuple(ACTIVATIONS), 0),
        ),
        draw=draw,
        notice=notice,
    )
}
