"""What ↑↓ choose and ←→ change: the knobs of the playground, each with its row of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tutor.playground import settings as known
from tutor.playground.settings import Settings

FEATURE_SETS: tuple[tuple[str, ...], ...] = (
    ("x1", "x2"),
    ("x1", "x2", "x1x2"),
    ("x1", "x2", "x1²", "x2²"),
    ("x1", "x2", "x1x2", "x1²", "x2²"),
    ("x1", "x2", "sinx1", "sinx2"),
    known.FEATURES,
)
VALUES: dict[str, Sequence[Any]] = {
    "data": known.DATA,
    "noise": (0.0, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3),
    "features": FEATURE_SETS,
    "layers": range(known.MAX_LAYERS + 1),
    "units": range(1, known.MAX_UNITS + 1),
    "activation": known.ACTIVATIONS,
    "loss": (),
    "optimizer": known.OPTIMIZERS,
    "rate": (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0),
    "batch": (0, 1, 4, 10, 32),
    "penalty": known.PENALTIES,
    "strength": (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1),
    "dropout": (0.0, 0.1, 0.2, 0.3, 0.5),
    "init": known.INITS,
    "seed": range(100),
}
CONTROLS = tuple(VALUES)


def value(settings: Settings, control: str) -> Any:
    """What a control stands at; `layers` counts them, `units` is the width of the first."""
    if control == "layers":
        return len(settings.layers)
    if control == "units":
        return settings.layers[0] if settings.layers else 0
    return getattr(settings, control)


def turned(settings: Settings, control: str, by: int) -> Settings:
    """The settings with one control moved to its next (`by` 1) or previous (−1) value; it stops at the ends."""
    values: Sequence[Any] = settings.losses if control == "loss" else VALUES[control]
    now = value(settings, control)
    wanted: Any = values[_place(values, now, by)]
    if control == "data":
        changed = replace(settings, data=wanted)
        return changed if changed.loss in changed.losses else replace(changed, loss=changed.losses[0])
    if control == "layers":
        return replace(settings, layers=_layers(settings.layers, wanted))
    if control == "units":
        return replace(settings, layers=(wanted,) * len(settings.layers))
    return replace(settings, **{control: wanted})


def _place(values: Sequence[Any], now: Any, by: int) -> int:
    """Where to go from `now`, which may lie between two values when the state was typed."""
    if now in values:
        return min(max(values.index(now) + by, 0), len(values) - 1)
    if isinstance(now, (int, float)):
        below = sum(1 for value in values if value < now)
        return min(max(below if by > 0 else below - 1, 0), len(values) - 1)
    return 0


def _layers(layers: tuple[int, ...], count: int) -> tuple[int, ...]:
    """As many hidden layers; a new one is as wide as the last."""
    width = layers[-1] if layers else 4
    return (*layers, *(width,) * count)[:count]
