"""Everything random about one run, drawn beforehand: data, initial weights, order of the batches.

Two programs that start from one Setup and do the same arithmetic get the same curve, in whatever they are
written. That is what lets a learner's NumPy be held against a torch reference.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from tutor.training.arrays import Array, Weights


@dataclass(frozen=True)
class Setup:
    """One run, before it begins. Plain NumPy: it can be sent to any process."""

    X: Array
    """(n, ...) training rows."""
    y: Array
    """(n, ...) their targets."""
    X_val: Array
    """(m, ...) held-out rows: loss and metric of every curve are measured on these."""
    y_val: Array
    batches: Array
    """(epochs, steps, B) row numbers of X: step s of epoch e learns from `X[batches[e, s]]`."""
    weights: Weights
    """Initial weights by name; matrices are (in, out)."""
    settings: dict[str, float]
    """`learning_rate` and whatever else the optimizer is told."""

    @property
    def epochs(self) -> int:
        return int(self.batches.shape[0])

    @property
    def steps_per_epoch(self) -> int:
        return int(self.batches.shape[1])

    @property
    def batch_size(self) -> int:
        return int(self.batches.shape[2])

    @property
    def parameters(self) -> int:
        """Numbers in all weights together."""
        return sum(array.size for array in self.weights.values())

    def plain(self) -> dict[str, Any]:
        """What `experiment.py` is given as `recipe`: a dict of arrays and numbers, fresh copies."""
        return {field.name: _copied(getattr(self, field.name)) for field in fields(self)}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(entry) for name, entry in value.items()}
    return value.copy() if isinstance(value, np.ndarray) else value


@dataclass(frozen=True)
class ReferenceStart:
    """How the reference begins: the Setup, its loss before any step, its weights after the first one."""

    setup: Setup
    loss: float
    first_weights: Weights

    def save(self, path: Path) -> None:
        """Write an .npz file of plain arrays; `load` reads it without pickle."""
        with path.open("wb") as file:
            np.savez(file, allow_pickle=False, **flatten(self))

    @classmethod
    def load(cls, path: Path) -> ReferenceStart:
        with np.load(path, allow_pickle=False) as stored:
            return unflatten({name: stored[name] for name in stored.files})


DATA = ("X", "y", "X_val", "y_val", "batches")


def flatten(start: ReferenceStart) -> dict[str, Array]:
    """One level of names: `X`, `weights/W1`, `settings/learning_rate`, `first/W1`, `loss`."""
    flat = {name: getattr(start.setup, name) for name in DATA}
    flat |= {f"weights/{name}": array for name, array in start.setup.weights.items()}
    flat |= {f"settings/{name}": np.asarray(value) for name, value in start.setup.settings.items()}
    flat |= {f"first/{name}": array for name, array in start.first_weights.items()}
    return flat | {"loss": np.asarray(start.loss)}


def unflatten(flat: dict[str, Array]) -> ReferenceStart:
    def under(prefix: str) -> dict[str, Array]:
        return {name.removeprefix(prefix): array for name, array in flat.items() if name.startswith(prefix)}

    setup = Setup(
        **{name: flat[name] for name in DATA},
        weights=under("weights/"),
        settings={name: float(value) for name, value in under("settings/").items()},
    )
    return ReferenceStart(setup, float(flat["loss"]), under("first/"))
