"""A run that was broken off goes on where it stopped: weights, optimizer and curve, kept after every epoch.

Only for programs whose step is a `Descent`: others keep state of their own (a mask's generator, a patience) and
are over in seconds.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from tutor.training.curves import Point
from tutor.training.descent import Descent
from tutor.training.errors import TrainingError
from tutor.training.setup import DATA, Setup

if TYPE_CHECKING:
    from tutor.training.run import Model


class Checkpoint:
    """One file. `resume`: begin from what it holds, else anew."""

    def __init__(self, path: Path, resume: bool = False) -> None:
        self.path = path
        self.resume = resume
        self._digest = ""

    def restore(self, model: Model) -> list[Point]:
        """Put the kept state into the model; the points it had come to, [] for a run from the start.

        Raises TrainingError: "nothing_to_resume" (no file that can be read), "resume_other" (made from other data,
        another seed or batch size).
        """
        self._digest = digest(model.setup)
        if not self.resume:
            return []
        kept = self._read()
        if kept["digest"] != self._digest:
            raise TrainingError("resume_other", file=str(self.path))
        with torch.no_grad():
            for name, tensor in model.weights.items():
                tensor.copy_(kept["weights"][name])
        assert isinstance(model.update, Descent)
        model.update.optimizer.load_state_dict(kept["optimizer"])
        model.epoch_losses = list(kept["epoch_losses"])
        return [Point(*values) for values in kept["points"]]

    def keep(self, model: Model, points: list[Point]) -> None:
        """Write the state after an epoch; a file that was there is replaced in one go."""
        if not isinstance(model.update, Descent):
            return
        state = {
            "digest": self._digest,
            "weights": {name: tensor.detach() for name, tensor in model.weights.items()},
            "optimizer": model.update.optimizer.state_dict(),
            "epoch_losses": model.epoch_losses,
            "points": [astuple(point) for point in points],
        }
        part = self.path.with_suffix(".part")
        # A full disk must not end the run; torch tells it as RuntimeError.
        with suppress(OSError, RuntimeError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            torch.save(state, part)
            os.replace(part, self.path)

    def done(self) -> None:
        """Nothing is left to resume."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = torch.load(self.path, map_location="cpu", weights_only=True)
            return {name: kept[name] for name in ("digest", "weights", "optimizer", "epoch_losses", "points")}
        except (OSError, RuntimeError, pickle.UnpicklingError, EOFError, KeyError, TypeError) as error:
            raise TrainingError("nothing_to_resume", file=str(self.path)) from error


def digest(setup: Setup) -> str:
    """The same for two setups only if everything in them is the same."""
    seen = hashlib.sha256(repr(sorted(setup.settings.items())).encode())
    for array in (*(getattr(setup, name) for name in DATA), *setup.weights.values()):
        seen.update(repr((array.shape, array.dtype.str)).encode())
        seen.update(array.tobytes())
    return seen.hexdigest()
