"""Training in a terminal: a progress bar, then the curve over its band, then the same in sentences."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tutor.training import plot
from tutor.training.bands import Band
from tutor.training.curves import Point
from tutor.training.recipe import Recipe
from tutor.training.words import Lang, say

if TYPE_CHECKING:
    from tutor.training.run import History, OnEpoch

MAX_WIDTH = 96


@contextmanager
def progress_bar(recipe: Recipe, runs: int, quiet: bool = False) -> Iterator[OnEpoch]:
    """A bar over all epochs of all runs; draws nothing where it is not wanted or the output is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console()
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task(recipe.id, total=runs * recipe.epochs)

        def on_epoch(point: Point) -> None:
            told = f"{recipe.id}  loss {point.loss:.4f}  {recipe.metric} {point.metric:.3f}"
            bar.update(task, advance=bool(point.epoch), description=told)

        yield on_epoch


def print_result(
    recipe: Recipe,
    histories: Sequence[History],
    band: Band | None,
    lang: Lang,
    plain: bool = False,
    note: str = "",
) -> None:
    """The first run as a picture unless it is to be plain, and everything in words; `note` tells of the data."""
    losses = [point.loss for point in histories[0].points]
    for line in () if plain else picture(losses, band):
        print(line)
    if band and not plain:
        print("  " + say("band", lang, seeds=len(band.seeds), device=band.device))
    if note:
        print("  " + note)
    print("  " + say("curve", lang, **vars(plot.summary(losses))))
    print("  " + _ending(recipe, histories, lang))
    steps, seconds = sum(one.steps for one in histories), sum(one.seconds for one in histories)
    print("  " + say("cost", lang, steps=steps, seconds=seconds, device=histories[0].device))


def picture(losses: Sequence[float], band: Band | None) -> list[str]:
    """The loss curve; with a band, its shade and its dashed median under it."""
    width = min(MAX_WIDTH, shutil.get_terminal_size().columns)
    ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
    mine = plot.Series(losses)
    if band is None:
        return plot.draw([mine], width=width, ascii_only=ascii_only)
    median = plot.Series(band.loss.median, dashed=True)
    return plot.draw([median, mine], (band.loss.low, band.loss.high), width=width, ascii_only=ascii_only)


def _ending(recipe: Recipe, histories: Sequence[History], lang: Lang) -> str:
    finals = [history.final for history in histories]
    if len(finals) == 1:
        reached = say("reached" if finals[0] >= recipe.target else "missed", lang)
        return say("end", lang, metric=recipe.metric, final=finals[0], target=recipe.target, reached=reached)
    return say(
        "many",
        lang,
        metric=recipe.metric,
        seeds=len(finals),
        low=min(finals),
        high=max(finals),
        median=float(np.median(finals)),
        count=sum(final >= recipe.target for final in finals),
        target=recipe.target,
    )
