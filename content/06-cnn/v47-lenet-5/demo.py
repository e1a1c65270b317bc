"""A walk through LeNet-5: shapes and parameters layer by layer, and the feature maps of a digit.

The filters of C1 and C3 are set by hand, those from C5 on are random: nothing here is trained.
"""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

STROKES = {
    "0": [[(16, 5), (9, 10), (9, 21), (16, 26), (23, 21), (23, 10), (16, 5)]],
    "3": [[(9, 7), (17, 5), (22, 9), (15, 15), (23, 20), (17, 26), (9, 24)]],
    "7": [[(8, 6), (23, 6), (13, 26)], [(11, 16), (20, 16)]],
}
"""Corners (x, y) of each line of a digit, on 32×32 pixels."""
LAYERS = (
    ("input", (1, 32, 32), 0),
    ("C1", (6, 28, 28), 156),
    ("S2", (6, 14, 14), 0),
    ("C3", (16, 10, 10), 2416),
    ("S4", (16, 5, 5), 0),
    ("C5", (120, 1, 1), 48_120),
    ("F6", (84,), 10_164),
    ("output", (10,), 850),
)
NAMES = [layer[0] for layer in LAYERS]


def drawn(digit: str) -> np.ndarray:
    """(1, 32, 32): ink from 0 to 1, by the distance of each pixel from the nearest line."""
    y, x = np.mgrid[:32, :32]
    ink = np.zeros((32, 32))
    for line in STROKES[digit]:
        for (x0, y0), (x1, y1) in zip(line, line[1:], strict=False):
            length = (x1 - x0) ** 2 + (y1 - y0) ** 2
            along = np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1)
            distance = np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
            ink = np.maximum(ink, np.clip(2.2 - distance, 0, 1))
    return ink[None]


def hand_made() -> np.ndarray:
    """(6, 5, 5): edges in four directions, a spot, a mean."""
    across = np.tile([-1.0, -1.0, 0.0, 1.0, 1.0], (5, 1)) / 8
    slope = (np.arange(5)[None] + np.arange(5)[:, None] - 4) / 16
    spot = np.full((5, 5), -1 / 12)
    spot[1:4, 1:4] = 1 / 7
    return np.stack([across, across.T, slope, slope[:, ::-1], spot, np.full((5, 5), 1 / 12)])


def convolved(maps: np.ndarray, W: np.ndarray) -> np.ndarray:
    """(C, H, W) with filters (F, C, 5, 5) -> (F, H − 4, W − 4)."""
    windows = np.lib.stride_tricks.sliding_window_view(maps, (5, 5), axis=(1, 2))
    return np.einsum("chwij,fcij->fhw", windows, W, optimize=True)


def halved(maps: np.ndarray) -> np.ndarray:
    return maps.reshape(len(maps), maps.shape[1] // 2, 2, -1, 2).mean(axis=(2, 4))


def walk(digit: str) -> list[np.ndarray]:
    """The activation after each layer."""
    rng = np.random.default_rng(0)
    filters = hand_made()
    W3 = np.zeros((16, 6, 5, 5))
    for number in range(16):
        W3[number, number % 6] = 2 * filters[(number // 3) % 6]
        W3[number, (number + 1) % 6] = -filters[(number // 2) % 6]
    x = drawn(digit)
    c1 = np.tanh(convolved(x, filters[:, None]))
    s2 = halved(c1)
    c3 = np.tanh(convolved(s2, W3))
    s4 = halved(c3)
    c5 = np.tanh(convolved(s4, rng.normal(0, 0.1, (120, 16, 5, 5))))
    f6 = np.tanh(c5.ravel() @ rng.normal(0, 0.2, (120, 84)))
    return [x, c1, s2, c3, s4, c5, f6, f6 @ rng.normal(0, 0.2, (84, 10))]


WALKS = {digit: walk(digit) for digit in STROKES}


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    at, left = NAMES.index(sight["layer"]), 36 if sight.width >= 62 else 0
    if left:
        _image(picture, sight, WALKS[sight["digit"]][at])
    picture.text(left + 2, 0, "layer   (C, H, W)      params", "quiet")
    for row, (name, shape, parameters) in enumerate(LAYERS, start=1):
        mark = "▶ " if row - 1 == at else "  "
        words = f"{mark}{name:7} {', '.join(map(str, shape)).join('()'):13} {parameters:7,}"
        picture.text(left, row, words, "strong" if row - 1 == at else "plain")
    return picture


def _image(picture: Picture, sight: Sight, maps: np.ndarray) -> None:
    """One map, each value a square as large as the room allows; vectors in rows of twelve."""
    if maps.ndim == 1 or maps.shape[1] == 1:
        shown = np.append(maps.ravel(), np.zeros(-maps.size % 24)).reshape(-1, 12)
    else:
        shown = maps[(sight["map"] - 1) % len(maps)]
    if len(shown) > (room := min(32, 2 * sight.height)):
        shown = shown.reshape(len(shown) // 2, 2, -1, 2).mean(axis=(1, 3))
    times = max(1, room // len(shown))
    grown = np.kron(shown, np.ones((times, times)))
    grown = np.vstack([grown, np.zeros((len(grown) % 2, grown.shape[1]))])
    picture.pixels(0, 0, grown / max(0.2, float(np.abs(grown).max())))


def notice(sight: Sight) -> Words:
    name, shape, parameters = LAYERS[NAMES.index(sight["layer"])]
    number = (sight["map"] - 1) % shape[0] + 1
    if name == "input":
        return Words(
            "Ek map, 32×32 = 1024 numbers. Aage layer badliye.",
            "One map, 32×32 = 1024 numbers. Go on to the next layer.",
        )
    if name[0] == "S":
        return Words(
            f"Map {number} / {shape[0]}: side aadhi, maps utne hi, 0 parameters.",
            f"Map {number} of {shape[0]}: half the side, as many maps, 0 parameters.",
        )
    if name in ("C1", "C3"):
        return Words(
            f"Map {number} / {shape[0]}: ek filter ka jawab. Yahan haath se bana; network apne khud seekhta hai.",
            f"Map {number} of {shape[0]}: one filter's answer. Set by hand here; a network learns its own.",
        )
    return Words(
        f"{shape[0]} numbers, jagah ka pata ab nahi bacha. {parameters} parameters; weights yahan random hain.",
        f"{shape[0]} numbers, and no place is left in them. {parameters} parameters; the weights here are random.",
    )


DEMOS = {
    "walker": Demo(
        title=Words("LeNet-5 mein ek sair", "A walk through LeNet-5"),
        knobs=(
            Knob("layer", Words("layer", "layer"), tuple(NAMES), 1),
            Knob("map", Words("map", "map"), tuple(range(1, 17)), 0),
            Knob("digit", Words("ank", "digit"), tuple(STROKES), 2),
        ),
        draw=draw,
        notice=notice,
    )
}
