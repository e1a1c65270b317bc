"""Reference recipes: what there is, and training one of them from the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from tutor.errors import GraderFault, Refusal, UsageError
from tutor.store.events import Trained
from tutor.study.curve_views import CurvePoint
from tutor.study.session import Study
from tutor.training import catalog
from tutor.training.errors import TrainingError
from tutor.training.places import OWN_RECORDS

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


@dataclass(frozen=True)
class TrainOptions:
    """What `tutor train` was asked for. Paths are those of the learner."""

    device: str = "auto"
    seeds: int = 1
    seed: int = 0
    batch: int | None = None
    csv: Path | None = None
    mnist: Path | None = None
    save: Path | None = None
    plain: bool = False
    as_json: bool = False
    resume: bool = False
    real_digits: bool = False

    @property
    def as_recorded(self) -> bool:
        """On the recipe's own rows and batches, so that its target means something."""
        return not (self.batch or self.csv or self.mnist or self.real_digits)

    def words(self) -> list[str]:
        """As arguments of the child."""
        words = ["--device", self.device, "--seeds", str(self.seeds), "--seed", str(self.seed)]
        for name in ("batch", "csv", "mnist", "save"):
            value = getattr(self, name)
            words += [f"--{name}", str(value)] if value is not None else []
        flags = {
            "--plain": self.plain, "--json": self.as_json, "--resume": self.resume, "--real-digits": self.real_digits
        }  # fmt: skip
        return words + [flag for flag, wanted in flags.items() if wanted]


def train_here(study: Study, name: str, options: TrainOptions) -> int:
    """Train a recipe in a child that writes to this terminal; a finished run as recorded is noted. Its exit code.

    Raises UsageError for an unknown or absent device and for data that do not fit, Refusal when the device's
    memory is full, GraderFault when the reference itself breaks.
    """
    kept = ["--checkpoint", str(study.home.checkpoint(name))]
    code, told = _child(study, ["train", name, *options.words(), *kept])
    if told and options.as_recorded:
        outcome = "reached" if told["final"] >= catalog.find(name).target else "missed"
        record(study, "recipe", name, told["final"], told["device"], outcome)
    return code


def retrain_here(study: Study, name: str, device: str, seeds: int) -> int:
    """Make the recipe's band anew, on this machine and for it alone: comparisons take it from then on."""
    words = ["record", name, "--device", device, "--seeds", str(seeds), "--folder", str(study.home.records)]
    return _child(study, words)[0]


def _child(study: Study, words: list[str]) -> tuple[int, dict[str, Any]]:
    """Run `python -m tutor.training`: its exit code and result. torch is never imported by our own process."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        command = [sys.executable, "-P", "-m", "tutor.training", *words]
        command += ["--lang", study.lang, "--result-file", str(result)]
        environment = {**os.environ, OWN_RECORDS: str(study.home.records)}
        child = subprocess.Popen(command, env=environment)
        with _interrupts_left_to_the_child():
            code = child.wait()
        told = json.loads(result.read_text(encoding="utf-8")) if result.is_file() else {}
    if "error" in told:
        error = {1: Refusal, 2: UsageError}.get(code, GraderFault)
        raise error(told["error"]["kind"], **told["error"]["fields"])
    return code, told


@contextmanager
def _interrupts_left_to_the_child() -> Iterator[None]:
    """Ctrl-c reaches the child too: it says what is kept, and we wait for that."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def record(
    study: Study, subject: Literal["recipe", "lab"], name: str, final: float, device: str, outcome: str
) -> None:
    """A run that got to its end. `final` is its metric."""
    trained = Trained(at=study.now(), subject=subject, name=name, final=final, device=device, outcome=outcome)
    study.store.append(trained)
