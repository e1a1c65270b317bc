"""The receptive field grows: one neuron of a layer, and what it sees of every layer below."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

Layers = tuple[tuple[str, int, int], ...]
STACKS: dict[str, Layers] = {
    "conv 3 ×4": (("conv", 3, 1),) * 4,
    "conv 3, pool 2, twice": (("conv", 3, 1), ("pool", 2, 2)) * 2,
    "conv 3, stride 2, ×3": (("conv", 3, 2),) * 3,
    "conv 7": (("conv", 7, 1),),
}
PIXELS = 24
NAME = 9
"""Columns kept for the name of a row."""


def widths(sight: Sight) -> list[int]:
    """Neurons of every row, the image first."""
    sizes = [PIXELS]
    for _, kernel, stride in STACKS[sight["stack"]]:
        sizes.append((sizes[-1] - kernel) // stride + 1)
    return sizes


def depth(sight: Sight) -> int:
    return min(sight.step, len(STACKS[sight["stack"]]))


def seen(sight: Sight) -> list[range]:
    """What the middle neuron of the top row sees of every row, the image first."""
    top = depth(sight)
    middle = widths(sight)[top] // 2
    ranges = [range(middle, middle + 1)]
    for _, kernel, stride in reversed(STACKS[sight["stack"]][:top]):
        first, last = ranges[0][0] * stride, ranges[0][-1] * stride + kernel
        ranges.insert(0, range(first, last))
    return ranges


def field(sight: Sight) -> tuple[int, int]:
    """r and j after the layers shown."""
    r, j = 1, 1
    for _, kernel, stride in STACKS[sight["stack"]][: depth(sight)]:
        r, j = r + (kernel - 1) * j, j * stride
    return r, j


def draw(sight: Sight) -> Picture:
    picture, ranges, sizes = sight.blank(), seen(sight), widths(sight)
    top, wide = depth(sight), max(1, min(4, (sight.width - NAME) // PIXELS))
    layers = len(STACKS[sight["stack"]])
    gap = sight.pitch(layers, others=3, most=4)
    places = np.arange(PIXELS, dtype=float)
    centres = [places]
    for _, kernel, stride in STACKS[sight["stack"]]:
        places = places[: len(places) - kernel + 1][::stride] + (places[kernel - 1] - places[0]) / 2
        centres.append(places)
    for row in range(top + 1):
        y = gap * (layers - row)
        name = "image" if row == 0 else "{} {}/{}".format(*STACKS[sight["stack"]][row - 1])
        picture.text(0, y, name, "quiet")
        for number, centre in enumerate(centres[row][: sizes[row]].tolist()):
            inside = number in ranges[row]
            sign = ("■" if row == 0 else "●") if inside else "·"
            picture.put(NAME + round(wide * centre), y, sign, "accent" if inside else "faint")
    r, j = field(sight)
    picture.text(0, gap * layers + 2, f"r = {r} pixels, neighbours {j} apart", "strong")
    return picture


def notice(sight: Sight) -> Words:
    r, j = field(sight)
    top, layers = depth(sight), STACKS[sight["stack"]]
    if top == 0:
        return Words(
            "Ek pixel khud ko hi dekhta hai. `n` se ek layer upar.",
            "A pixel sees itself. `n` adds a layer on top.",
        )
    _, kernel, stride = layers[top - 1]
    hop = j // stride
    if top == len(layers):
        return Words(
            f"Kul {r} pixels. Har layer (k − 1) kadam jodti hai; kadam pichhle strides se lambe hote hain.",
            f"{r} pixels in all. Each layer adds (k − 1) hops; earlier strides make the hops longer.",
        )
    return Words(
        f"Is layer ne ({kernel} − 1) · {hop} = {(kernel - 1) * hop} pixels jode: ab {r}.",
        f"This layer added ({kernel} − 1) · {hop} = {(kernel - 1) * hop} pixels: {r} now.",
    )


DEMOS = {
    "field": Demo(
        title=Words("Receptive field badhta hai", "The receptive field grows"),
        knobs=(Knob("stack", Words("layers", "layers"), tuple(STACKS)),),
        draw=draw,
        notice=notice,
        steps=4,
    )
}
