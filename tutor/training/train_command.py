"""`python -m tutor.training train`: the run that was asked for, told as events, JSON, words or a picture."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from tutor.training import bands, catalog, console, own_data, svg
from tutor.training.bands import Band
from tutor.training.checkpoint import Checkpoint
from tutor.training.curves import Point
from tutor.training.device import choose
from tutor.training.errors import TrainingError
from tutor.training.events import emit, emit_point, plain
from tutor.training.recipe import Program, Recipe
from tutor.training.run import History, OnEpoch, begin, run
from tutor.training.setup import Setup
from tutor.training.together import train_all
from tutor.training.words import say


def train(recipe: Recipe, options: argparse.Namespace) -> None:
    """Raises TrainingError, and KeyboardInterrupt after saying what is kept."""
    if options.json_lines:
        _stream(recipe, options)
        return
    if options.save and not options.save.absolute().parent.is_dir():
        raise TrainingError("own_file", file=str(options.save), why="no such folder")
    histories = _trained(recipe, options)
    own = options.csv or options.mnist or options.real_digits or options.batch
    band = None if own else _recorded(recipe)  # the record is of our rows and batches
    if options.result_file:
        options.result_file.write_text(json.dumps(result(recipe, histories)), encoding="utf-8")
    note = say("real_digits", options.lang) if options.real_digits else ""
    if options.save:
        _save(options.save, svg.drawing(recipe, histories, band, options.lang, note))
    if options.json:
        print(json.dumps(result(recipe, histories) | {"data": data_of(recipe, options)}, indent=1))
        return
    console.print_result(recipe, histories, band, options.lang, options.plain, note)
    if options.save:
        print("  " + say("saved", options.lang, path=options.save))


def data_of(recipe: Recipe, options: argparse.Namespace) -> str:
    """What `data` says in `tutor train --json`: a file, or what the rows are."""
    if options.real_digits:
        return "small digits (real: UCI/scikit-learn, 8x8)"
    return str(options.csv or options.mnist or recipe.task)


def _save(path: Path, drawing: str) -> None:
    """Raises TrainingError("own_file") where it cannot be written."""
    try:
        path.write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise TrainingError("own_file", file=str(path), why=error.strerror or str(error)) from error


def _trained(recipe: Recipe, options: argparse.Namespace) -> list[History]:
    """One run for each seed. Only a run of one seed is kept when it is broken off."""
    device, program = choose(options.device), catalog.load(recipe)
    quiet = options.json or options.plain
    checkpoint = _checkpoint(recipe, options)
    points: list[Point] = []
    with console.progress_bar(recipe, options.seeds, quiet) as show:

        def on_epoch(point: Point) -> None:
            points.append(point)
            show(point)
            if options.plain and not options.json:
                print(say("epoch", options.lang, metric_name=recipe.metric, **asdict(point)), flush=True)

        seeds = range(options.seed, options.seed + options.seeds)
        setups = [setup_of(recipe, program, seed, options) for seed in seeds]
        try:
            if options.plain or checkpoint:  # one by one: their lines and files are of one run each
                return [run(program, setup, device, on_epoch, checkpoint) for setup in setups]
            return train_all(program, setups, device, on_epoch)
        except KeyboardInterrupt:
            if checkpoint and checkpoint.path.is_file() and points:
                at = {"epoch": points[-1].epoch, "epochs": recipe.epochs, "name": asked(recipe, options)}
                print(say("broken_off", options.lang, **at), file=sys.stderr)
            raise


def asked(recipe: Recipe, options: argparse.Namespace) -> str:
    """The recipe with all that makes this run another than its own, as `tutor train` takes it."""
    words = [recipe.id, *(["--real-digits"] if options.real_digits else [])]
    for name in ("csv", "mnist", "batch", "seed"):
        value = getattr(options, name)
        words += [f"--{name}", str(value)] if value else []
    return shlex.join(words)


def _checkpoint(recipe: Recipe, options: argparse.Namespace) -> Checkpoint | None:
    if options.checkpoint is None or options.seeds > 1:
        return None
    if options.checkpoint.is_file() and not options.resume:
        print(say("was_broken_off", options.lang, name=recipe.id), file=sys.stderr)
    return Checkpoint(options.checkpoint, options.resume)


def setup_of(recipe: Recipe, program: Program, seed: int, options: argparse.Namespace) -> Setup:
    """The recipe's own setup, with the rows or the batch size that were asked for."""
    setup = program.setup(seed)
    if options.csv:
        setup = own_data.from_csv(recipe.id, setup, options.csv, seed)
    if options.mnist:
        setup = own_data.from_mnist(recipe.id, setup, options.mnist, seed)
    if options.real_digits:
        setup = own_data.from_real_digits(recipe.id, setup, seed)
    return own_data.with_batch_size(setup, options.batch, seed) if options.batch else setup


def _recorded(recipe: Recipe) -> Band | None:
    """The recorded band; a recipe that is still being written has none."""
    try:
        return bands.load(recipe)
    except TrainingError:
        return None


def _stream(recipe: Recipe, options: argparse.Namespace) -> None:
    """One run as events. With --start-file, what a learner's run begins from lies there before "start"."""
    device = choose(options.device)
    program = catalog.load(recipe)
    setup = setup_of(recipe, program, options.seed, options)
    if options.start_file:
        begin(program, setup, device).save(options.start_file)
    about: dict[str, Any] = {"recipe": recipe.id, "device": str(device), "seed": options.seed}
    emit(
        sys.stdout,
        "start",
        **about,
        epochs=setup.epochs,
        steps_per_epoch=setup.steps_per_epoch,
        metric=recipe.metric,
        target=recipe.target,
        start_file=str(options.start_file) if options.start_file else None,
    )
    show: OnEpoch = lambda point: emit_point(sys.stdout, point)  # noqa: E731
    history = run(program, setup, device, show, _checkpoint(recipe, options))
    end = {"steps": history.steps, "seconds": history.seconds, "final": history.final}
    emit(sys.stdout, "done", **about, **end, stopped=history.stopped)


def result(recipe: Recipe, histories: Sequence[History]) -> dict[str, Any]:
    """The documented form of `tutor train --json`. `history` is the first seed's, `final` the median."""
    finals = [history.final for history in histories]
    return {
        "recipe": recipe.id,
        "device": histories[0].device,
        "seeds": len(histories),
        "seconds": sum(history.seconds for history in histories),
        "steps": sum(history.steps for history in histories),
        "history": [
            {key: plain(value) for key, value in asdict(point).items()} for point in histories[0].points
        ],
        "metric": recipe.metric,
        "final": median(finals),
        "finals": finals,
    }
