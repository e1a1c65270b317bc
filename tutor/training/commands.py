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

from tutor.training import catalog
from tutor.training.errors import USAGE_KINDS, TrainingError


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 out of memory, 2 wrong use, 3 training failed, 130 interrupted."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except TrainingError as error:
        _tell(error, options)
        return exit_code(error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # nobody reads any more; the interpreter must not try to flush at its end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def exit_code(error: TrainingError) -> int:
    if error.kind in USAGE_KINDS:
        return 2
    return 1 if error.kind == "out_of_memory" else 3


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m tutor.training", description="Train the reference models.")
    top.set_defaults(json_lines=False, lang="en", result_file=None)
    commands = top.add_subparsers(required=True)

    train = commands.add_parser("train", help="train one recipe")
    train_arguments(train)
    train.set_defaults(run=_train)

    record = commands.add_parser("record", help="make records/ID.json anew")
    record.add_argument("recipe", nargs="+")
    record.add_argument("--device", default="cpu")
    record.add_argument("--seeds", type=positive, default=15)
    record.add_argument("--folder", type=Path, help="another place than our own records")
    record.add_argument("--lang", choices=("hi", "en"), default="en")
    record.add_argument("--result-file", type=Path, help="write the error here (JSON)")
    record.set_defaults(run=_record)

    listing = commands.add_parser("list", help="all recipes, as JSON")
    listing.set_defaults(run=_list)
    device = commands.add_parser("device", help="what `auto` would take")
    device.set_defaults(run=_device)
    return top


def train_arguments(train: argparse.ArgumentParser) -> None:
    train.add_argument("recipe")
    train.add_argument("--device", default="auto", help="auto, cuda, mps or cpu")
    train.add_argument("--seed", type=int, default=0, help="the first seed")
    train.add_argument("--seeds", type=positive, default=1, help="train this many seeds")
    train.add_argument("--batch", type=positive, help="rows of a batch, where the recipe's own do not fit")
    train.add_argument("--lang", choices=("hi", "en"), default="en")
    own = train.add_mutually_exclusive_group()
    own.add_argument("--csv", type=Path, help="your own copy of the recipe's table")
    own.add_argument("--mnist", type=Path, help="a folder with MNIST's four IDX files")
    own.add_argument("--real-digits", action="store_true", help="scikit-learn's 8×8 digits for small ones")
    train.add_argument("--plain", action="store_true", help="one line an epoch, no picture")
    train.add_argument("--save", type=Path, help="write the curve to this .svg file")
    train.add_argument("--checkpoint", type=Path, help="keep a broken-off run in this file")
    train.add_argument("--resume", action="store_true", help="go on with the run in the checkpoint")
    train.add_argument("--start-file", type=Path, help="write the setup and the first step here (.npz)")
    train.add_argument("--result-file", type=Path, help="write the result or the error here (JSON)")
    form = train.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object at the end")
    form.add_argument("--json-lines", action="store_true", help="one event a line, as it happens")


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _train(options: argparse.Namespace) -> None:
    recipe = catalog.find(options.recipe)
    if options.json_lines:
        from tutor.training.events import emit

        emit(sys.stdout, "loading", recipe=recipe.id)  # before torch is imported, which takes a second
    from tutor.training.train_command import train

    train(recipe, options)


def _record(options: argparse.Namespace) -> None:
    from tutor.training import bands
    from tutor.training.words import say

    for name in options.recipe:
        recipe = catalog.find(name)
        band = bands.make(recipe, date.today(), options.device, options.seeds)
        path = bands.save(band, options.folder or bands.FOLDER)
        print(
            say(
                "recorded",
                options.lang,
                path=path,
                count=band.reached,
                seeds=options.seeds,
                target=recipe.target,
            )
        )


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
