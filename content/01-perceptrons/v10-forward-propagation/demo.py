"""A forward pass with its numbers: change the student, step through the layers, follow the arrows."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

W = (
    np.array([[1.0, 2.0, 0.0], [1.0, 0.0, -1.0], [0.0, -1.0, 1.0], [-1.0, 1.0, -2.0]]),
    np.array([[2.0, -1.0], [-2.0, 1.0], [0.0, 3.0]]),
    np.array([[3.0], [-2.0]]),
)
B = (np.array([0.27, -1.39, -0.62]), np.array([0.0, -1.0]), np.array([-1.0]))
NAMES = ("CGPA", "IQ", "10th", "12th")


def forward(x: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """(z, a) of every layer of the 4-3-2-1 network."""
    a, layers = x, []
    for weights, bias in zip(W, B, strict=True):
        z = a @ weights + bias
        a = 1 / (1 + np.exp(-z))
        layers.append((z, a))
    return layers


def inputs(sight: Sight) -> np.ndarray:
    return np.array([sight["cgpa"], sight["iq"], 0.76, 0.71])


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    columns = [inputs(sight), *(a for _, a in forward(inputs(sight)))]
    step = (sight.width - 14) // 3
    spots = [
        [(layer * step, _row(place, len(a), sight.height)) for place in range(len(a))]
        for layer, a in enumerate(columns)
    ]
    for layer in range(min(sight.step, 3)):
        _arrows(picture, spots[layer], spots[layer + 1], W[layer])
    for layer, (places, values) in enumerate(zip(spots, columns, strict=True)):
        for place, ((x, y), value) in enumerate(zip(places, values, strict=True)):
            known = layer <= sight.step
            name = NAMES[place] if layer == 0 else f"a{'⁰¹²³'[layer]}{'₁₂₃'[place]}"
            picture.text(x, y, f"{name:<5}", "quiet" if known else "faint")
            picture.text(
                x + 5, y, f"{value:.4f}" if known else "  ?   ", "strong" if layer == sight.step else "plain"
            )
    return picture


def _row(place: int, count: int, height: int) -> int:
    return round((place + 0.5) * height / count - 0.5)


def _arrows(
    picture: Picture, starts: list[tuple[int, int]], ends: list[tuple[int, int]], weights: np.ndarray
) -> None:
    """A dotted line for each weight: its sign by colour and density, none where it is 0."""
    for source, (x, y) in enumerate(starts):
        for target, (to_x, to_y) in enumerate(ends):
            weight = float(weights[source, target])
            if weight:
                start, end = (2 * (x + 12), 4 * y + 2), (2 * to_x - 2, 4 * to_y + 2)
                picture.stroke(start, end, "accent" if weight > 0 else "second", 1 if abs(weight) > 1 else 3)


def notice(sight: Sight) -> Words:
    layers = forward(inputs(sight))
    if sight.step == 0:
        return Words(
            "n dabaiye: har kadam ek layer. Neeli rekha negative weight hai.",
            "Press n: one layer a step. A blue line is a negative weight.",
        )
    if sight.step < 3:
        z = ", ".join(f"{value:.2f}" for value in layers[sight.step - 1][0]).replace("-", "−")
        return Words(
            f"Layer {sight.step}: z = ({z}), phir har entry par σ. Yahi agli layer ka input hai.",
            f"Layer {sight.step}: z = ({z}), then σ on each entry. This is the next layer's input.",
        )
    answer = float(layers[-1][1][0])
    return Words(
        f"ŷ = {answer:.4f}: jawab {'haan' if answer >= 0.5 else 'nahi'}. Ab CGPA ya IQ badaliye.",
        f"ŷ = {answer:.4f}: the answer is {'yes' if answer >= 0.5 else 'no'}. Now change CGPA or IQ.",
    )


SCALE = tuple(round(0.12 * step, 2) for step in range(9))
DEMOS = {
    "forward": Demo(
        title=Words("Numbers aage badhte hain", "Numbers move forward"),
        knobs=(
            Knob("cgpa", Words("CGPA / 10", "CGPA / 10"), SCALE, SCALE.index(0.72)),
            Knob("iq", Words("IQ / 100", "IQ / 100"), SCALE, SCALE.index(0.72)),
        ),
        draw=draw,
        notice=notice,
        steps=3,
    )
}
