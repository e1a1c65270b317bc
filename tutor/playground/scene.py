"""The playground as a picture: the map with its points, the units, the loss, the knobs, and the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

import numpy as np

from tutor.playground.controls import CONTROLS, value
from tutor.playground.game import EDGE, Playground
from tutor.playground.network import draw_network
from tutor.playground.picture import Ink, Picture, Spot
from tutor.playground.settings import Settings
from tutor.playground.telling import said, short
from tutor.texts import Lang, say

WIDE = 94
"""Columns from which the network is drawn with its edges, beside the map."""
KNOBS_BELOW = 4
"""Rows of knobs under everything else when narrow."""


@dataclass(frozen=True)
class Look:
    """How a game is shown: cells, language, and the control that ←→ would change."""

    width: int
    height: int
    lang: Lang = "en"
    control: str = "data"


def scene(game: Playground, look: Look) -> Picture:
    """Everything below the title line, to fit `look`."""
    picture = Picture(look.width, look.height)
    (_wide if look.width >= WIDE else _narrow)(picture, game, look)
    return picture


def _wide(picture: Picture, game: Playground, look: Look) -> None:
    rows = max(10, min(24, look.height - 10))
    left = look.width - 2 * rows
    _map(picture, game, left, 0, rows)
    draw_network(picture, game, left, rows)
    _loss(picture, game, (0, rows + 1, left - 6, look.height - rows - 3), look.lang)
    _knobs(picture, game.settings, left, rows + 1, look)
    _sentence(picture, game, look, look.height - 1)


def _narrow(picture: Picture, game: Playground, look: Look) -> None:
    rows = max(6, min(16, look.height - KNOBS_BELOW - 2, look.width // 4))
    _map(picture, game, 0, 0, rows)
    left = 2 * rows + 4
    below = _units(picture, game, left, look)
    _loss(picture, game, (left, below, look.width - left, rows - below - 1), look.lang)
    _knobs(picture, game.settings, 0, rows + 1, look)
    _sentence(picture, game, look, look.height - 1)


def _map(picture: Picture, game: Playground, x: int, y: int, rows: int) -> None:
    picture.pixels(x, y, game.output_map(2 * rows, 2 * rows), points(game, 2 * rows))


def points(game: Playground, pixels: int) -> dict[Spot, Ink]:
    """The training rows on a map of `pixels` a side: (column, row) to `one` or `zero`."""
    places = ((game.X * [1, -1] + EDGE) / (2 * EDGE) * pixels).astype(int).clip(0, pixels - 1)
    middle = 0.0 if game.settings.regression else 0.5
    inks = np.where(game.y > middle, "one", "zero")
    return {(place[0], place[1]): str(ink) for place, ink in zip(places.tolist(), inks, strict=True)}


def _units(picture: Picture, game: Playground, left: int, look: Look) -> int:
    """Thumbnails of every hidden unit, a row a layer; returns the row below them."""
    layers = game.unit_maps(6, 6)
    below = 0
    for number, units in enumerate(layers, start=1):
        if len(layers) <= 2:
            picture.text(left, below, say("play.layer", look.lang, n=number), "quiet")
            below += 1
        for place, unit in enumerate(units):
            if left + 8 * place + 6 <= look.width:
                picture.pixels(left + 8 * place, below, unit)
        below += 4
    return below


def _loss(picture: Picture, game: Playground, box: tuple[int, int, int, int], lang: Lang) -> None:
    """Training loss as a line, held-out loss dotted, on a logarithmic axis; first and last value below."""
    x, y, width, height = box
    if height < 2 or len(game.history) < 2:
        return
    train, test = ([getattr(point, name) for point in game.history] for name in ("train", "test"))
    for values, ink, every in ((test, "second", 3), (train, "accent", 1)):
        picture.curve(x, y, width, height - 1, _heights(values, [*train, *test]), ink, every)
    picture.text(x, y + height - 1, say("play.loss", lang, loss=short(train[0])), "quiet")
    last = short(train[-1])
    picture.text(x + width - len(last), y + height - 1, last, "quiet")


def _heights(values: list[float], everything: list[float]) -> list[float]:
    """Values as heights from 0 to 1 between the lowest and the highest of all, by their logarithm."""
    logs = np.log10(np.maximum(np.nan_to_num(everything, nan=1e9, posinf=1e9), 1e-4))
    low, span = logs.min(), max(float(np.ptp(logs)), 1e-9)
    mine = np.log10(np.maximum(np.nan_to_num(values, nan=1e9, posinf=1e9), 1e-4))
    return [float(level) for level in (mine - low) / span]


def shown(settings: Settings, control: str, lang: Lang) -> str:
    """A control's value in a word."""
    if control == "layers":
        return " ".join(map(str, settings.layers)) or say("play.none", lang)
    now = value(settings, control)
    if control == "batch" and now == 0:
        return say("play.all", lang)
    if isinstance(now, tuple):
        return " ".join(now)
    return say("play.none", lang) if now == "none" else f"{now:g}" if isinstance(now, float) else str(now)


def _knobs(picture: Picture, settings: Settings, left: int, top: int, look: Look) -> None:
    """Names and values in columns where there is room, else flowing over the rows."""
    columns = 2 if look.width >= WIDE else 0
    x, y = left + 2, top
    for place, control in enumerate(CONTROLS):
        name, word = say(f"play.controls.{control}", look.lang), shown(settings, control, look.lang)
        if columns:
            rows = -(-len(CONTROLS) // columns)
            x, y = left + 2 + 25 * (place // rows), top + place % rows
        elif x + len(name) + len(word) + 1 > look.width:
            x, y = left + 2, y + 1
        chosen = control == look.control
        if chosen:
            picture.text(x - 2, y, "›", "accent")
        after = picture.text(x, y, f"{name} ".ljust(11 if columns else 0), "quiet")
        x = picture.text(after, y, word, "strong" if chosen else "plain") + 3


def _sentence(picture: Picture, game: Playground, look: Look, y: int) -> None:
    key, fields = said(game)
    lines = wrap(say(key, look.lang, **fields), look.width) or [""]
    for up, line in enumerate(reversed(lines)):
        picture.text(0, y - up, line, "plain")
