"""How the reference does over many seeds: the band that curves are held against, with its evidence."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tutor.training.arrays import Array
from tutor.training.errors import TrainingError
from tutor.training.places import OWN_RECORDS
from tutor.training.recipe import Recipe

if TYPE_CHECKING:
    from tutor.training.run import History

OnRun = Callable[[int], None]
FOLDER = Path(__file__).parent / "records"
SEEDS = 15
LOW, HIGH = 0.05, 0.95
"""Quantiles between which 90 % of the seeds lie."""


@dataclass(frozen=True)
class Quantiles:
    """One value per epoch, the state before training first: (epochs + 1,)."""

    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    @classmethod
    def over(cls, runs: Array) -> Quantiles:
        """`runs` (K, epochs + 1): the same curve for K seeds."""
        low, median, high = np.quantile(runs, [LOW, 0.5, HIGH], axis=0)
        return cls(*(tuple(float(f"{value:.6g}") for value in row) for row in (median, low, high)))


@dataclass(frozen=True)
class Band:
    """`records/ID.json`: what K runs of a recipe looked like, and where they ran."""

    recipe: str
    device: str
    date: str
    versions: dict[str, str]
    seeds: tuple[int, ...]
    steps_per_epoch: int
    seconds: float
    """Of the first seed, trained alone."""
    target: float
    reached: int
    """Of the seeds, how many ended at the target or above."""
    finals: tuple[float, ...]
    """The metric at the end, seed by seed."""
    loss: Quantiles
    metric: Quantiles
    schema: int = 1

    @property
    def spread(self) -> tuple[float, float, float]:
        """(lowest, median, highest) final metric."""
        return min(self.finals), float(np.median(self.finals)), max(self.finals)


def band_of(
    recipe: Recipe, histories: Sequence[History], seeds: Sequence[int], today: date, device: str
) -> Band:
    """The band of finished runs, one History per seed."""
    points = [history.points for history in histories]
    finals = tuple(round(history.final, 6) for history in histories)
    return Band(
        recipe=recipe.id,
        device=device,
        date=today.isoformat(),
        versions=versions(),
        seeds=tuple(seeds),
        steps_per_epoch=points[0][1].step,
        seconds=round(histories[0].seconds, 3),
        target=recipe.target,
        reached=sum(final >= recipe.target for final in finals),
        finals=finals,
        loss=Quantiles.over(np.array([[point.loss for point in run] for run in points])),
        metric=Quantiles.over(np.array([[point.metric for point in run] for run in points])),
    )


def make(
    recipe: Recipe, today: date, device: str = "auto", seeds: int = SEEDS, on_run: OnRun = lambda seed: None
) -> Band:
    """Train the recipe from seeds 0 .. seeds − 1: the first alone, for its seconds, the others at once if they can.

    `on_run` is told each seed that is done.
    """
    from tutor.training import catalog
    from tutor.training.device import choose, describe
    from tutor.training.together import train_all

    program, place = catalog.load(recipe), choose(device)
    histories = train_all(program, [program.setup(0)], place)
    on_run(0)
    histories += train_all(program, [program.setup(seed) for seed in range(1, seeds)], place)
    for seed in range(1, seeds):
        on_run(seed)
    return band_of(recipe, histories, range(seeds), today, describe(place))


def versions() -> dict[str, str]:
    import torch

    return {"python": platform.python_version(), "numpy": np.__version__, "torch": str(torch.__version__)}


def save(band: Band, folder: Path = FOLDER) -> Path:
    """One key a line, each series on one: a new record is a readable difference."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{band.recipe}.json"
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in asdict(band).items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return path


def load(recipe: Recipe, folder: Path | None = None) -> Band:
    """The recorded band: of a folder that is named, else the one made on this machine, else ours.

    Raises TrainingError("record_missing", name=) if there is none that can be read.
    """
    if folder is not None:
        return _read(recipe, folder)
    own = os.environ.get(OWN_RECORDS)
    if own:
        with suppress(TrainingError):
            return _read(recipe, Path(own))
    return _read(recipe, FOLDER)


def _read(recipe: Recipe, folder: Path) -> Band:
    try:
        stored: dict[str, Any] = json.loads((folder / f"{recipe.id}.json").read_text(encoding="utf-8"))
        for key in ("seeds", "finals"):
            stored[key] = tuple(stored[key])
        for key in ("loss", "metric"):
            stored[key] = Quantiles(**{name: tuple(row) for name, row in stored[key].items()})
        return Band(**stored)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError("record_missing", name=recipe.id) from error
