"""`python -m tutor.training`: train, record, list, device. Also the child process that front ends start."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.training import catalog
from tutor.training.errors import TrainingError
from tutor.training.recipe import Recipe

if TYPE_CHECKING:
    from tutor.training.bands import Band
    from tutor.training.run import History

USAGE_KINDS = ("unknown_recipe", "unknown_device", "absent_device")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 training failed, 2 wrong use, 130 interrupted."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except TrainingError as error:
        _tell(error, options)
        return 2 if error.kind in USAGE_KINDS else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # nobody reads any more; the interpreter must not try to flush at its end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m tutor.training", description="Train the reference models.")
    top.set_defaults(json_lines=False, lang="en", result_file=None)
    commands = top.add_subparsers(required=True)

    train = commands.add_parser("train", help="train one recipe")
    train.add_argument("recipe")
    train.add_argument("--device", default="auto", help="auto, cuda, mps or cpu")
    train.add_argument("--seed", type=int, default=0, help="the first seed")
    train.add_argument("--seeds", type=_positive, default=1, help="train this many seeds")
    train.add_argument("--lang", choices=("hi", "en"), default="en")
    train.add_argument("--start-file", type=Path, help="write the setup and the first step here (.npz)")
    train.add_argument("--result-file", type=Path, help="write the result or the error here (JSON)")
    form = train.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object at the end")
    form.add_argument("--json-lines", action="store_true", help="one event a line, as it happens")
    train.set_defaults(run=_train)

    record = commands.add_parser("record", help="make records/ID.json anew")
    record.add_argument("recipe", nargs="+")
    record.add_argument("--device", default="cpu")
    record.add_argument("--seeds", type=_positive, default=15)
    record.set_defaults(run=_record)

    listing = commands.add_parser("list", help="all recipes, as JSON")
    listing.set_defaults(run=_list)
    device = commands.add_parser("device", help="what `auto` would take")
    device.set_defaults(run=_device)
    return top


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _train(options: argparse.Namespace) -> None:
    recipe = catalog.find(options.recipe)
    if options.json_lines:
        _stream(recipe, options)
        return
    from tutor.training import console
    from tutor.training.run import train

    with console.progress_bar(recipe, options.seeds) as on_epoch:
        seeds = range(options.seed, options.seed + options.seeds)
        histories = [train(recipe, options.device, seed, on_epoch) for seed in seeds]
    if options.result_file:
        options.result_file.write_text(json.dumps(result(recipe, histories)), encoding="utf-8")
    if options.json:
        print(json.dumps(result(recipe, histories), indent=1))
    else:
        console.print_result(recipe, histories, _recorded(recipe), options.lang)


def _recorded(recipe: Recipe) -> Band | None:
    """The recorded band; a recipe that is still being written has none."""
    from tutor.training import bands

    try:
        return bands.load(recipe)
    except TrainingError:
        return None


def _stream(recipe: Recipe, options: argparse.Namespace) -> None:
    """One run as events. With --start-file, what a learner's run begins from lies there before "start"."""
    from tutor.training.events import emit, emit_point

    emit(sys.stdout, "loading", recipe=recipe.id)
    from tutor.training.device import choose
    from tutor.training.run import begin, run

    device = choose(options.device)
    program = catalog.load(recipe)
    setup = program.setup(options.seed)
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
    history = run(program, setup, device, lambda point: emit_point(sys.stdout, point))
    end = {"steps": history.steps, "seconds": history.seconds, "final": history.final}
    emit(sys.stdout, "done", **about, **end, stopped=history.stopped)


def result(recipe: Recipe, histories: Sequence[History]) -> dict[str, Any]:
    """The documented form of `tutor train --json`. `history` is the first seed's, `final` the median."""
    from statistics import median

    from tutor.training.events import plain

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


def _record(options: argparse.Namespace) -> None:
    from tutor.training import bands
    from tutor.training.words import say

    for name in options.recipe:
        recipe = catalog.find(name)
        band = bands.make(recipe, date.today(), options.device, options.seeds)
        path = bands.save(band)
        print(say("recorded", path=path, count=band.reached, seeds=options.seeds, target=recipe.target))


def _list(options: argparse.Namespace) -> None:
    print(json.dumps([asdict(recipe) for recipe in catalog.recipes().values()], indent=1))


def _device(options: argparse.Namespace) -> None:
    from tutor.training.device import choose, describe

    print(describe(choose()))


def _tell(error: TrainingError, options: argparse.Namespace) -> None:
    if options.json_lines:
        from tutor.training.events import emit_error

        emit_error(sys.stdout, error)
    elif options.result_file:
        fault = {"error": {"kind": error.kind, "fields": error.fields}}
        options.result_file.write_text(json.dumps(fault), encoding="utf-8")
    else:
        print(error.sentence(options.lang), file=sys.stderr)
