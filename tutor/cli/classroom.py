"""For teachers: `tutor class grade DIR` grades a folder of submissions."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.common import AsJson, opened

if TYPE_CHECKING:
    from tutor.study.classroom.journal import Result
    from tutor.study.session import Study

teacher = typer.Typer(help="For teachers: grade a whole class.", rich_markup_mode=None)


@teacher.callback()
def group() -> None:
    """For teachers: grade a whole class."""


@teacher.command("grade")
def grade(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="a folder (or a file) for each learner")],
    out: Annotated[Path | None, typer.Option(help="where the reports go (else DIR-grades)")] = None,
    lab: Annotated[str, typer.Option(help="this lab only; files in DIR itself are of this lab")] = "",
    workers: Annotated[int, typer.Option(min=0, help="judges side by side; 0: one for each core")] = 0,
    seed: Annotated[int, typer.Option(help="the same fresh inputs for everybody")] = 0,
    scheduler: Annotated[str, typer.Option(help="address of a Dask scheduler (extra `cluster`)")] = "",
    as_json: AsJson = False,
) -> None:
    """Grade a folder of submissions into CSV, JSON and a letter for each learner; goes on where a kill left it."""
    from tutor.cli import output
    from tutor.study.classroom.reports import row, write_reports

    place = out or folder.with_name(folder.name + "-grades")
    with opened(context) as study:
        results = _results(study, folder, place, lab or None, workers or os.cpu_count() or 1, seed, scheduler)
        write_reports(place, results, study.lang)
        if as_json:
            rows = [row(result) for result in sorted(results, key=lambda each: (each.learner, each.lab))]
            output.print_json({"schema": 1, "reports": str(place), "results": rows})
        else:
            _tell(study, results, place)
            _tell_missing(study, results, folder)
    if any(result.verdict == "grader_error" for result in results):
        raise typer.Exit(3)


def _results(
    study: "Study", folder: Path, place: Path, lab: str | None, workers: int, seed: int, scheduler: str
) -> "list[Result]":
    """Everything that is known after this run."""
    import asyncio

    from rich.console import Console
    from rich.progress import Progress

    from tutor.study.classroom import run
    from tutor.study.classroom.journal import Journal
    from tutor.study.classroom.submissions import submissions

    found = submissions(study.course, folder, lab)
    place.mkdir(parents=True, exist_ok=True)
    journal = Journal(place / "results.jsonl")
    version = run.course_version(study.course, [each.lab for each in found])
    todo, done = run.waiting(found, journal, seed, version)
    on_terminal = Console(stderr=True)
    with Progress(console=on_terminal, transient=True, disable=not on_terminal.is_terminal) as progress:
        task = progress.add_task("", total=len(found), completed=len(done))

        def keep(result: "Result") -> None:
            if result.grade is not None:
                journal.append(result)
            done.append(result)
            progress.advance(task)

        root, lang = study.course.root, study.lang
        if scheduler:
            from tutor.study.classroom.cluster import grade_on_cluster

            grade_on_cluster(scheduler, root, todo, seed=seed, lang=lang, on_result=keep)
        else:
            asyncio.run(
                run.grade_all(
                    root, todo, workers=workers, seed=seed, lang=lang, log_path=study.home.log, on_result=keep
                )
            )
    return done


def _tell(study: "Study", results: "list[Result]", place: Path) -> None:
    from collections import Counter

    from tutor.texts import say

    counts = Counter(result.verdict for result in results)
    words = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    typer.echo(say("class.done", study.lang, count=len(results), words=words, path=place))


def _tell_missing(study: "Study", results: "list[Result]", folder: Path) -> None:
    """Who is in no report."""
    from tutor.study.classroom.submissions import without_work
    from tutor.texts import say

    missing = without_work(folder, {result.learner for result in results})
    if missing:
        typer.echo(say("class.missing", study.lang, names=", ".join(missing)))


def register(app: typer.Typer) -> None:
    app.add_typer(teacher, name="class")
