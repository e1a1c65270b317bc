"""The gradient thermometer of V26: ‖∂J/∂W‖ of every layer after one batch, for gates, starts and remedies."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words, bar
from tutor.playground.picture import Picture

WIDTH, ROWS, CLASSES, MOST = 32, 64, 10, 10
RNG = np.random.default_rng(0)
X = RNG.normal(0, 1, (ROWS, WIDTH))
LABELS = np.eye(CLASSES)[RNG.integers(0, CLASSES, ROWS)]
DICE = RNG.normal(0, 1, (MOST, WIDTH, WIDTH)) / WIDTH**0.5
LAST = RNG.normal(0, 1, (WIDTH, CLASSES)) / WIDTH**0.5


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


GATES = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * sigmoid(-z)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
}
STARTS = {"tiny": 0.1, "half He": 0.5**0.5, "Xavier": 1.0, "He": 2**0.5, "large": 4.0}
"""Times Xavier's deviation in a square layer."""
COLDEST, HOTTEST = -8, 2
"""Powers of ten at both ends of the scale."""
EPS = 1e-5
LABEL, NUMBER = 10, 10


def norms(sight: Sight) -> list[float]:
    """‖∂J/∂W‖ of the hidden layers, the first one first; J is the mean cross-entropy."""
    g, slope = GATES[sight["gate"]]
    weights = STARTS[sight["start"]] * DICE[: sight["depth"]]
    skip = 1.0 if sight["help"] == "skip" else 0.0
    a, kept = X, []
    for W in weights:
        z, spread = a @ W, np.ones(WIDTH)
        if sight["help"] == "BatchNorm":
            spread = np.sqrt(z.var(axis=0) + EPS)
            z = (z - z.mean(axis=0)) / spread
        kept.append((a, z, spread))
        a = g(z) + skip * a
    score = a @ LAST
    p = np.exp(score - score.max(axis=1, keepdims=True))
    back = (p / p.sum(axis=1, keepdims=True) - LABELS) / ROWS @ LAST.T
    found = []
    for W, (below, z, spread) in zip(weights[::-1], kept[::-1], strict=True):
        dz = back * slope(z)
        if sight["help"] == "BatchNorm":
            dz = (dz - dz.mean(axis=0) - z * (dz * z).mean(axis=0)) / spread
        found.append(float(np.linalg.norm(below.T @ dz)))
        back = dz @ W.T + skip * back
    return found[::-1]


def draw(sight: Sight) -> Picture:
    picture, found = sight.blank(), norms(sight)
    room = max(sight.width - LABEL - NUMBER, 10)
    pitch = sight.pitch(len(found), others=2)
    for layer, norm in enumerate(found):
        row = layer * pitch
        picture.text(0, row, f"layer {layer + 1}", "quiet")
        share = 0.0 if norm == 0 else (np.log10(norm) - COLDEST) / (HOTTEST - COLDEST)
        length = round(min(max(float(share), 0.0), 1.0) * room)
        ink = "wrong" if not 1e-4 < norm < 50 else "accent"
        bar(picture, LABEL, row, length, ink, pitch)
        picture.text(LABEL + room + 1, row, f"{norm:.1e}".replace("-", "−"), "plain")
    row = len(found) * pitch + (pitch == 1)
    for power in range(COLDEST, HOTTEST + 1, 2):
        column = LABEL + round((power - COLDEST) / (HOTTEST - COLDEST) * (room - 4))
        picture.text(column, row, f"1e{power}".replace("-", "−"), "quiet")
    return picture


def notice(sight: Sight) -> Words:
    found = norms(sight)
    if max(found) == 0:
        return Words("Gradient poora 0: sab units mare hue.", "The gradient is 0: all units are dead.")
    first, last = found[0], found[-1]
    if first < 1e-4 and first > last / 10:
        return Words(
            "Sab layers ek jaisi thandi: jaate hue signal mitta hai, wapas aate hue gradient. `shuruaat` badhaiye.",
            "All layers are equally cold: the signal fades going out, the gradient coming back. Raise `start`.",
        )
    if first < 1e-4:
        return Words(
            f"Layer 1 ko layer {len(found)} ka {first / last:.0e} hissa mila. Ek-ek knob ghumaiye.",
            f"Layer 1 gets {first / last:.0e} of what layer {len(found)} gets. Turn one knob at a time.",
        )
    if first > 50:
        return Words(
            "Ulta haal: gradient phat gaya. Yeh V27 hai.",
            "The opposite: the gradient has blown up. That is V27.",
        )
    return Words(
        f"Layer 1 ka gradient zinda hai ({first:.1e}). Ab depth badhaiye: tikta hai kya?",
        f"The gradient of layer 1 is alive ({first:.1e}). Now add depth: does it last?",
    )


DEMOS = {
    "thermometer": Demo(
        title=Words("Gradient ka thermometer", "The gradient thermometer"),
        knobs=(
            Knob("gate", Words("activation", "activation"), tuple(GATES), 0),
            Knob("start", Words("shuruaat", "start"), tuple(STARTS), 2),
            Knob("depth", Words("layers", "layers"), (2, 4, 6, 8, 10), 3),
            Knob("help", Words("madad", "help"), ("none", "BatchNorm", "skip"), 0),
        ),
        draw=draw,
        notice=notice,
    )
}
