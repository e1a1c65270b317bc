"""The network as a picture: what each unit says, and the weights between them as dotted edges."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from tutor.playground.data import Array
from tutor.playground.game import Playground
from tutor.playground.picture import Picture, Spot, Stroke

NOT_DRAWN = 0.08
"""Of the layer's largest weight: thinner edges only make fog."""


def draw_network(picture: Picture, game: Playground, width: int, height: int) -> None:
    """Inputs, hidden units and edges, from left to right; the last edges end at the map at column `width`."""
    columns = (len(game.settings.features), *game.settings.layers)
    side = _side(max(columns), len(columns), width, height)
    maps = [game.inputs_map(2 * side, 2 * side), *game.unit_maps(2 * side, 2 * side)]
    step = width / len(columns)
    places = [
        [(round(step * at), top) for top in _tops(count, side, height)] for at, count in enumerate(columns)
    ]
    ends = [*places, [(width, height // 2 - side // 2)]]
    for layer, weights in enumerate(game.net.W):
        _edges(picture, weights, ends[layer], ends[layer + 1], side)
    for spots, units in zip(places, maps, strict=True):
        for (x, y), unit in zip(spots, units, strict=True):
            picture.pixels(x, y, unit)


def _side(units: int, columns: int, width: int, height: int) -> int:
    """Rows of a thumbnail: as many as fit with a gap below, and with room for the edges beside."""
    return max(1, min(4, height // units - 1, width // columns // 4))


def _tops(count: int, side: int, height: int) -> list[int]:
    """Upper rows of `count` thumbnails, spread over the height."""
    space = height / count
    return [int(space * place + (space - side) / 2) for place in range(count)]


def _edges(picture: Picture, weights: Array, starts: Sequence[Spot], ends: Sequence[Spot], side: int) -> None:
    """A line for each weight: its sign by colour, its size by how close the dots lie."""
    largest = float(np.abs(weights).max()) or 1.0
    strokes: list[Stroke] = []
    for (x, y), row in zip(starts, weights.tolist(), strict=True):
        for (to_x, to_y), weight in zip(ends, row, strict=True):
            share = weight / largest
            if isfinite(share) and abs(share) >= NOT_DRAWN:
                start, end = (2 * (x + 2 * side), 4 * y + 2 * side), (2 * to_x - 1, 4 * to_y + 2 * side)
                strokes.append((start, end, "accent" if share > 0 else "second", _gap(abs(share))))
    picture.strokes(strokes)


def _gap(share: float) -> int:
    return 1 if share > 0.6 else 2 if share > 0.3 else 4
