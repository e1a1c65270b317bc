"""Training: references, and the learner's own functions beside them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tutor.cli.common import AsJson, opened

RETRAIN_SEEDS = 15


def train(
    context: typer.Context,
    recipe: Annotated[str, typer.Argument()] = "",
    list_: Annotated[bool, typer.Option("--list", help="all recipes")] = False,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps")] = "auto",
    seeds: Annotated[int | None, typer.Option(min=1, help="train this many and show the spread")] = None,
    seed: Annotated[int, typer.Option(min=0, help="the first seed")] = 0,
    batch: Annotated[int | None, typer.Option(min=1, help="rows of a batch, if memory is short")] = None,
    csv: Annotated[Path | None, typer.Option(help="your own copy of the table (churn, admission)")] = None,
    mnist: Annotated[Path | None, typer.Option(help="a folder with MNIST's four IDX files")] = None,
    real_digits: Annotated[
        bool, typer.Option("--real-digits", help="scikit-learn's real 8×8 digits in place of small ones")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="go on with a run that was broken off")] = False,
    retrain: Annotated[
        bool, typer.Option("--retrain", help="make the band anew, on this machine and for it alone")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="one line an epoch, no picture")] = False,
    save: Annotated[Path | None, typer.Option(help="write the curve to this .svg file")] = None,
    as_json: AsJson = False,
) -> None:
    """Train a reference model; `tutor train --list` shows them all."""
    from tutor.study import training

    with opened(context) as study:
        if list_ or not recipe:
            _list(study.lang, as_json)
            return
        name = training.recipe_name(recipe)
        if retrain:
            raise typer.Exit(training.retrain_here(study, name, device, seeds or RETRAIN_SEEDS))
        options = training.TrainOptions(
            device=device, seeds=seeds or 1, seed=seed, batch=batch, csv=csv, mnist=mnist, save=save, plain=plain,
            as_json=as_json, resume=resume, real_digits=real_digits,
        )  # fmt: skip
        code = training.train_here(study, name, options)
    raise typer.Exit(code)


def _list(lang: str, as_json: bool) -> None:
    from tutor.cli import output
    from tutor.study import training

    rows = training.recipe_rows()
    if as_json:
        output.print_json(rows)
        return
    name, task = (max(len(row[key]) for row in rows) for key in ("id", "task"))
    for row in rows:
        typer.echo(
            f"  {row['id']:<{name}} {row['unit']:<4} {row['task']:<{task}} {row['parameters']:>6} "
            f"{row['seconds_cpu']:>4} s {row['target']:>5g}"
        )


def compare(
    context: typer.Context,
    lab: str,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps")] = "auto",
    as_json: AsJson = False,
) -> None:
    """Train with your own functions, beside the reference: same data, same start, same batches."""
    import asyncio

    from tutor.cli.comparing import compare_lab

    with opened(context) as study:
        raise typer.Exit(asyncio.run(compare_lab(study, lab, device, as_json, sys.stdout.isatty())))


def register(app: typer.Typer) -> None:
    app.command("train")(train)
    app.command("compare")(compare)
