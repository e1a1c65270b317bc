"""Everything that can be turned in the playground, as one value and as one short string.

The string is the whole state but for the training itself: `spiral/n.05/5.5/tanh/adam/r.03/s5`. What stands at
its default is left out, so that a preset can be read, typed and sent to a friend.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from tutor.course.names import nearest
from tutor.errors import UsageError

CLASSES = ("xor", "circles", "moons", "spiral", "gaussians")
REGRESSIONS = ("plane", "hills")
DATA = (*CLASSES, *REGRESSIONS)
FEATURES = ("x1", "x2", "x1x2", "x1²", "x2²", "sinx1", "sinx2")
ACTIVATIONS = ("tanh", "relu", "leaky", "sigmoid", "linear")
CLASS_LOSSES = ("bce", "mse", "hinge")
REGRESSION_LOSSES = ("mse", "mae", "huber")
OPTIMIZERS = ("sgd", "momentum", "nag", "adagrad", "rmsprop", "adam")
PENALTIES = ("none", "l1", "l2")
INITS = ("xavier", "he", "zeros", "tiny", "huge")
MAX_LAYERS, MAX_UNITS = 4, 8


@dataclass(frozen=True)
class Settings:
    """`layers` are the hidden layers; `batch` 0 is all rows; `strength` belongs to the penalty."""

    data: str = "xor"
    noise: float = 0.05
    features: tuple[str, ...] = ("x1", "x2")
    layers: tuple[int, ...] = (4,)
    activation: str = "tanh"
    loss: str = "bce"
    optimizer: str = "adam"
    rate: float = 0.03
    batch: int = 0
    penalty: str = "none"
    strength: float = 0.001
    dropout: float = 0.0
    init: str = "xavier"
    seed: int = 0

    @property
    def regression(self) -> bool:
        return self.data in REGRESSIONS

    @property
    def losses(self) -> tuple[str, ...]:
        """The losses that make sense for this data."""
        return REGRESSION_LOSSES if self.regression else CLASS_LOSSES


DEFAULT = Settings()
_WORDS = {"data": DATA, "activation": ACTIVATIONS, "optimizer": OPTIMIZERS, "init": INITS}
_NUMBERS = {"n": "noise", "r": "rate", "b": "batch", "d": "dropout", "s": "seed"}
_RANGES = {
    "noise": (0.0, 0.5), "rate": (1e-5, 100.0), "batch": (0, 200), "dropout": (0.0, 0.8),
    "strength": (0.0, 10.0), "seed": (0, 10**6),
}  # fmt: skip


def written(settings: Settings) -> str:
    """The string of a state; `read` gives it back."""
    parts = [settings.data]
    if settings.features != DEFAULT.features:
        parts.append("+".join(settings.features))
    parts.append(".".join(map(str, settings.layers)) or "0")
    parts += [settings.activation, settings.optimizer]
    if settings.loss != settings.losses[0]:
        parts.append(settings.loss)
    if settings.penalty != "none":
        parts.append(f"{settings.penalty}:{_short(settings.strength)}")
    if settings.init != DEFAULT.init:
        parts.append(settings.init)
    for letter, name in _NUMBERS.items():
        if getattr(settings, name) != getattr(DEFAULT, name):
            parts.append(f"{letter}{_short(getattr(settings, name))}")
    return "/".join(parts)


def _short(number: float) -> str:
    text = f"{number:g}"
    return text[1:] if text.startswith("0.") else text


def read(text: str) -> Settings:
    """The state of a string, parts after the data in any order. Raises UsageError for what means nothing."""
    first, *rest = text.strip().split("/")
    if first not in DATA:
        raise UsageError("unknown_data", name=first, near=nearest(first, DATA))
    settings = Settings(data=first)
    settings = replace(settings, loss=settings.losses[0])
    for part in rest:
        settings = replace(settings, **_part(part, settings))
    return settings


def _part(part: str, settings: Settings) -> dict[str, Any]:
    for name, words in _WORDS.items():
        if name != "data" and part in words:
            return {name: part}
    if part in settings.losses:
        return {"loss": part}
    if part and all(word in FEATURES for word in part.split("+")):
        return {"features": tuple(sorted(set(part.split("+")), key=FEATURES.index))}
    kind, colon, strength = part.partition(":")
    if colon and kind in PENALTIES:
        return {"penalty": kind, "strength": _number("strength", strength, part)}
    if part.replace(".", "").isdecimal() and not part.startswith("."):
        return {"layers": _layers(part)}
    name = _NUMBERS.get(part[:1], "")
    if name:
        return {name: _number(name, part[1:], part)}
    raise UsageError("playground_part", part=part)


def _layers(part: str) -> tuple[int, ...]:
    if part == "0":
        return ()
    units = tuple(int(number) for number in part.split(".") if number)
    if len(units) > MAX_LAYERS or not all(1 <= number <= MAX_UNITS for number in units):
        raise UsageError("playground_part", part=part)
    return units


def _number(name: str, digits: str, part: str) -> float | int:
    low, high = _RANGES[name]
    try:
        number: float | int = int(digits) if isinstance(getattr(DEFAULT, name), int) else float(digits)
    except ValueError:
        raise UsageError("playground_part", part=part) from None
    if not low <= number <= high:
        raise UsageError("playground_part", part=part)
    return number


NAMES = tuple(field.name for field in fields(Settings))
