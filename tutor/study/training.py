"""Reference recipes: what there is, and training one of them from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

import msgspec

from tutor.errors import GraderFault, UsageError
from tutor.store.events import Trained
from tutor.study.session import Study
from tutor.study.views import CurvePoint
from tutor.training import catalog
from tutor.training.errors import TrainingError

ROW_KEYS = ("id", "unit", "task", "parameters", "seconds_cpu", "target")


class TrainingView(msgspec.Struct, frozen=True):
    """The last message of a reference trained alone."""

    recipe: str
    device: str
    metric: str
    final: float
    target: float
    steps: int
    seconds: float
    reference: tuple[CurvePoint, ...]

    @property
    def reached(self) -> bool:
        return self.final >= self.target


def recipe_rows() -> list[dict[str, Any]]:
    """The documented form of `train --list --json`."""
    return [{key: getattr(card, key) for key in ROW_KEYS} for card in catalog.recipes().values()]


def recipe_name(name: str) -> str:
    """The id of a recipe. Raises UsageError for an unknown one."""
    try:
        return catalog.find(name).id
    except TrainingError as error:
        raise UsageError(error.kind, **error.fields) from None


def train_here(
    study: Study, name: str, *, device: str = "auto", seeds: int = 1, seed: int = 0, as_json: bool = False
) -> int:
    """Train a recipe in a child that writes to this terminal; a finished run is recorded. Its exit code.

    Raises UsageError for an unknown or absent device, GraderFault when the reference itself breaks.
    """
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        command = train_command(name, device=device, seeds=seeds, seed=seed, as_json=as_json)
        command += ["--lang", study.lang, "--result-file", str(result)]
        code = subprocess.run(command, check=False).returncode
        told = json.loads(result.read_text(encoding="utf-8")) if result.is_file() else {}
    if "error" in told:
        raise (UsageError if code == 2 else GraderFault)(told["error"]["kind"], **told["error"]["fields"])
    if told:
        outcome = "reached" if told["final"] >= catalog.find(name).target else "missed"
        record(study, "recipe", name, told["final"], told["device"], outcome)
    return code


def train_command(name: str, *, device: str, seeds: int, seed: int, as_json: bool) -> list[str]:
    """The child that trains: torch is never imported by the program's own process."""
    numbers = ["--device", device, "--seeds", str(seeds), "--seed", str(seed)]
    form = ["--json"] if as_json else []
    return [sys.executable, "-P", "-m", "tutor.training", "train", name, *numbers, *form]


def record(
    study: Study, subject: Literal["recipe", "lab"], name: str, final: float, device: str, outcome: str
) -> None:
    """A run that got to its end. `final` is its metric."""
    trained = Trained(at=study.now(), subject=subject, name=name, final=final, device=device, outcome=outcome)
    study.store.append(trained)
