"""Reading and finding the way: units, notes, search, next, progress; and the screens themselves."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tutor.cli.common import AsJson, Options, opened


def open_screens(options: Options, open_at: str | None = None) -> None:
    """Open the TUI; the only place that imports it."""
    import sys

    from tutor.errors import UsageError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("no_terminal")
    from pathlib import Path

    from tutor import paths
    from tutor.study.session import open_study
    from tutor.tui.app import run

    home = paths.Home(Path(options.home).expanduser()) if options.home else None
    study = open_study(home=home, lang=options.lang)
    try:
        run(study, open_at)
    finally:
        study.close()


def units(context: typer.Context, as_json: AsJson = False) -> None:
    """List the units of the course, with what you have done in each."""
    from tutor.cli import output
    from tutor.study import overview

    with opened(context) as study:
        if as_json:
            output.print_json(overview.unit_list(study))
            return
        console = output.console()
        for section in study.course.sections:
            console.print(f"\n[bold]{section.number}  {section.title[study.lang]}[/]")
            for unit_id in section.units:
                row = overview.unit_progress(study, unit_id)
                mark = "✓" if row.done else "·"
                title = row.title[study.lang] if row.title else ""
                console.print(f"   {mark} {unit_id:<5} {title}")


def notes(
    context: typer.Context,
    unit: str,
    lang: Annotated[Literal["hi", "en", "both", ""], typer.Option(help="hi, en or both")] = "",
) -> None:
    """Print a unit's notes; pipe them into a pager if you like."""
    from rich.markdown import Markdown
    from rich.padding import Padding

    from tutor.cli import output
    from tutor.course.model import Page
    from tutor.study import reading
    from tutor.texts import Lang

    with opened(context) as study:
        opened_unit = reading.unit(study, unit)
        shown = lang or study.language or study.lang
        languages: tuple[Lang, ...] = ("hi", "en") if shown == "both" else (shown,)
        console = output.console()
        pages: list[tuple[Page, ...]] = list(
            zip(*(opened_unit.notes[each] for each in languages), strict=True)
        )
        for versions in pages:
            for page in versions:
                console.print(f"\n[bold]{page.title}[/]\n")
                console.print(Padding(Markdown(page.body), (0, 0, 0, 2)))


def search(context: typer.Context, words: list[str], as_json: AsJson = False) -> None:
    """Full-text search over notes, questions and labs, in both languages."""
    from tutor.cli import output
    from tutor.study import searching
    from tutor.texts import say

    with opened(context) as study:
        found = searching.find(study, " ".join(words))
        if as_json:
            output.print_json(found)
            return
        console = output.console()
        for hit in found:
            console.print(f"[bold]{hit.unit or hit.ident:<6}[/] {hit.title}", f"  {hit.excerpt}", sep="\n")
        if not found:
            console.print(say("cli.nothing_found", study.lang, words=" ".join(words)))


def next_step(context: typer.Context, as_json: AsJson = False) -> None:
    """What to do now, most useful first."""
    from tutor.cli import output
    from tutor.study import overview
    from tutor.texts import say

    with opened(context) as study:
        steps = overview.next_steps(study)
        if as_json:
            output.print_json(steps)
            return
        for step in steps:
            typer.echo(say(step.text_key, study.lang, **step.fields))


def progress(context: typer.Context, as_json: AsJson = False) -> None:
    """What you have done and what is likely still there."""
    from tutor.cli import output
    from tutor.cli.progress_table import progress_lines
    from tutor.study.progress import progress_view

    with opened(context) as study:
        view = progress_view(study)
        if as_json:
            output.print_json([view])
            return
        for line in progress_lines(view, study.lang):
            typer.echo(line)


def register(app: typer.Typer) -> None:
    app.command("units")(units)
    app.command("notes")(notes)
    app.command("search")(search)
    app.command("next")(next_step)
    app.command("progress")(progress)
