"""States that the notes open: each shows one idea, `text` under [play.presets] says what to look for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutor.course.names import nearest
from tutor.errors import UsageError
from tutor.playground.settings import Settings, read


@dataclass(frozen=True)
class Preset:
    unit: str
    state: str


PRESETS: Mapping[str, Preset] = {
    "line": Preset("v4", "gaussians/0/linear/sgd/r.1"),
    "failing-perceptron": Preset("v7", "xor/0/linear/sgd/r.1"),
    "xor": Preset("v9", "xor/4/tanh/adam/r.03"),
    "circles": Preset("v9", "circles/3/tanh/adam/r.03"),
    "class-mse": Preset("v14", "circles/4/sigmoid/sgd/mse/huge/r.3"),
    "learning-rate": Preset("v17", "plane/0/linear/sgd/r1"),
    "activations": Preset("v19", "spiral/8.8/relu/adam/r.01"),
    "overfit": Preset("v24", "moons/8.8/tanh/adam/n.2/r.03"),
    "bad-init": Preset("v25", "circles/8.8/tanh/sgd/zeros/r.1"),
    "vanishing": Preset("v26", "spiral/8.8.8.8/sigmoid/sgd/r.3"),
    "exploding": Preset("v27", "hills/8.8.8/relu/sgd/huge/r.1"),
    "race": Preset("v38", "spiral/8.8/tanh/adam/r.03"),
}
"""By name; `xor` is also a data set: a bare word is first looked up here."""


def state_of(words: str) -> Settings:
    """The state of a preset's name or of a string. Raises UsageError."""
    if words in PRESETS:
        return read(PRESETS[words].state)
    if "/" not in words and words:
        raise UsageError("unknown_preset", name=words, near=nearest(words, PRESETS))
    return read(words)
