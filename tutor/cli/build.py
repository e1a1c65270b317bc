"""Labs: start, edit, grade, watch, hint, reset, solution, attempts."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.common import AsJson, Seed, opened

if TYPE_CHECKING:
    from datetime import datetime

    from tutor.grader.report import Grade
    from tutor.study.session import Study
    from tutor.texts import Lang


def labs(context: typer.Context, as_json: AsJson = False) -> None:
    """List the labs and how far you are."""
    from tutor.cli import output
    from tutor.study import labs as study_labs

    with opened(context) as study:
        rows = study_labs.rows(study)
        if as_json:
            output.print_json([study_labs.row_as_json(row) for row in rows])
            return
        for row in rows:
            mark = {"passed": "✓", "started": "╍", "not_started": "·"}[row.state]
            points = f"{row.points[0]}/{row.points[1]}"
            kind = "  ◆ capstone" if row.capstone else ""
            typer.echo(f" {mark} {row.id:<24} {row.unit:<5} {points:>6}  {row.title[study.lang]}{kind}")


def start(context: typer.Context, lab: str) -> None:
    """Copy a lab's starter into your folder; an existing file is left as it is."""
    from tutor.cli import output
    from tutor.study import labs as study_labs
    from tutor.texts import say

    with opened(context) as study:
        key = "cli.already_started" if study_labs.is_started(study, lab) else "cli.started"
        path = study_labs.start(study, lab)
        typer.echo(say(key, study.lang, path=path, lab=study.course.lab_id(lab)))
        if key == "cli.started":
            output.print_markdown(study_labs.view(study, lab).brief[study.lang])
        file = study.course.lab(lab).file
        _print_waiting("tui.lab.needs", study, (*file.needs, *file.uses))


def _print_waiting(key: str, study: "Study", labs: tuple[str, ...]) -> None:
    """Which of these labs are not passed yet, if any."""
    from tutor.study import labs as study_labs
    from tutor.texts import say

    waiting = study_labs.not_passed(study, labs)
    if waiting:
        typer.echo("\n" + say(key, study.lang, labs=", ".join(waiting)))


def edit(context: typer.Context, lab: str) -> None:
    """Open your file of a lab in $EDITOR."""
    from tutor.errors import UsageError
    from tutor.study import labs as study_labs

    with opened(context) as study:
        path = study_labs.start(study, lab)
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError("no_editor", path=path)
    raise typer.Exit(subprocess.run([*shlex.split(editor), str(path)], check=False).returncode)


def hint(context: typer.Context, lab: str) -> None:
    """The next hint of a lab; hints are counted."""
    from tutor.study import labs as study_labs
    from tutor.texts import say

    with opened(context) as study:
        number, of, text = study_labs.hint(study, lab)
        typer.echo(f"{say('cli.hint', study.lang, number=number, of=of)}\n{text}")


def reset(context: typer.Context, lab: str) -> None:
    """Begin a lab anew; what you have is copied to backups/ first."""
    from tutor.study import labs as study_labs
    from tutor.texts import say

    with opened(context) as study:
        typer.echo(say("cli.reset", study.lang, path=study_labs.reset(study, lab)))


def solution(
    context: typer.Context,
    lab: str,
    diff: Annotated[bool, typer.Option("--diff", help="your version against it")] = False,
) -> None:
    """The reference solution, once you have passed."""
    from tutor.study import labs as study_labs
    from tutor.texts import say

    with opened(context) as study:
        told = study_labs.difference(study, lab) if diff else study_labs.solution(study, lab)
        typer.echo(told or say("cli.same_as_solution", study.lang))


def attempts(
    context: typer.Context,
    lab: str,
    show: Annotated[int | None, typer.Option(help="print the file of this attempt")] = None,
    as_json: AsJson = False,
) -> None:
    """Earlier graded versions of your file: "my version that passed on Tuesday"."""
    from tutor.cli import output
    from tutor.study import labs as study_labs
    from tutor.texts import say

    with opened(context) as study:
        if show is not None:
            typer.echo(study_labs.attempt_source(study, lab, show), nl=False)
            return
        rows = study_labs.attempts(study, lab)
        if as_json:
            output.print_json(rows)
            return
        if not rows:
            typer.echo(say("cli.no_attempts", study.lang, lab=study.course.lab_id(lab)))
        for row in rows:
            verdict = say(f"grader.verdict.{row.verdict}", study.lang)
            points = f"{row.points[0]}/{row.points[1]}"
            typer.echo(f"{row.number:>4}  {_moment(row.at, study.lang)}  {points:>7}  {verdict}")


def _moment(at: "datetime", lang: "Lang") -> str:
    """`Tue 24 Nov 21:04`, in local time."""
    from tutor.cli import output
    from tutor.texts import say

    local = at.astimezone()
    weekday = say("dates.weekdays_short", lang).split()[local.weekday()]
    return f"{weekday} {output.day_and_month(local, lang)} {local:%H:%M}"


def grade(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="LAB_OR_FILE")],
    file: Annotated[Path | None, typer.Option(help="grade this file; nothing is recorded")] = None,
    seed: Seed = None,
    as_json: AsJson = False,
    junit: Annotated[Path | None, typer.Option(help="write JUnit XML here")] = None,
    gradescope: Annotated[Path | None, typer.Option(help="write Gradescope's results.json here")] = None,
) -> None:
    """Grade your file of a lab. Exit 0: passed, 1: not passed, 3: the grader itself failed."""
    from tutor.cli import output
    from tutor.errors import UsageError
    from tutor.study import grading

    words = names[1:] if names[0] == "lab" and len(names) == 2 else names
    if len(words) != 1:
        raise UsageError("one_lab")
    with opened(context) as study:
        lab, path = grading.target(study, words[0], file)
        result = grading.grade_once(study, lab, file=path, seed=seed)
        _export(result, junit, gradescope)
        if as_json:
            typer.echo(result.to_json().decode())
        else:
            _print_grade(output.console().width, study, result)
            if result.verdict != "passed":
                _print_waiting("cli.uses_not_passed", study, study.course.lab(lab).file.uses)
    raise typer.Exit({"passed": 0, "grader_error": 3}.get(result.verdict, 1))


def _export(result: "Grade", junit: Path | None, gradescope: Path | None) -> None:
    from tutor.errors import UsageError
    from tutor.grader import exports

    for path, text in ((junit, exports.junit), (gradescope, exports.gradescope)):
        if path is None:
            continue
        try:
            path.write_text(text(result), encoding="utf-8")
        except OSError as error:
            raise UsageError("export_failed", path=path, why=error.strerror) from None


def _print_grade(width: int, study: "Study", result: "Grade") -> None:
    from tutor.grader.card import grade_lines
    from tutor.texts import say

    for line in grade_lines(result, study.lang, width=width):
        typer.echo(line)
    if result.verdict == "passed":
        typer.echo("\n" + say("cli.passed_next", study.lang, lab=result.lab))


def watch(context: typer.Context, lab: Annotated[str, typer.Argument()] = "") -> None:
    """Grade on every save, until ctrl-c."""
    import asyncio

    from tutor.cli.watching import watch_lab

    with opened(context) as study:
        asyncio.run(watch_lab(study, lab))


def register(app: typer.Typer) -> None:
    for command in (labs, start, edit, grade, watch, hint, reset, solution, attempts):
        app.command(command.__name__)(command)
