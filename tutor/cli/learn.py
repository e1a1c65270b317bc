"""Reading and finding the way: units, notes, search, next, progress; and the screens themselves."""

from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from tutor.cli.common import AsJson, opened

if TYPE_CHECKING:
    from tutor.texts import Lang


def units(context: typer.Context, as_json: AsJson = False) -> None:
    """List the units of the course, with what you have done in each."""
    from tutor.cli import output
    from tutor.study import overview

    with opened(context) as study:
        if as_json:
            output.print_json(overview.unit_list(study))
            return
        for section in study.course.sections:
            typer.echo(f"\n{section.number}  {section.title[study.lang]}")
            for unit_id in section.units:
                row = overview.unit_progress(study, unit_id)
                mark = "✓" if row.done else "╍" if row.level else "·"
                title = row.title[study.lang] if row.title else ""
                typer.echo(f"   {mark} {unit_id:<5} {title}")


def notes(
    context: typer.Context,
    unit: str,
    lang: Annotated[Literal["hi", "en", "both", ""], typer.Option(help="hi, en or both")] = "",
    page: Annotated[str, typer.Option(help="one page, by its number or its anchor")] = "",
    read: Annotated[bool, typer.Option("--read", help="mark what is printed as read")] = False,
) -> None:
    """Print a unit's notes; pipe them into a pager if you like."""
    from tutor.cli import output
    from tutor.study import reading

    with opened(context) as study:
        opened_unit = reading.unit(study, unit)
        written = [
            each for each in _languages(lang or study.language or study.lang) if each in opened_unit.notes
        ]
        languages = written or list(opened_unit.notes)
        pages = reading.chosen_pages(opened_unit, page)
        if not page:
            for each in languages:
                output.print_markdown(f"# {opened_unit.file.title[each]}\n\n{opened_unit.lead.get(each, '')}")
        for index in pages:
            for each in languages:
                text = opened_unit.notes[each][index]
                output.print_markdown(f"## {text.title}")
                output.print_markdown(text.body, indent=2)
            if read:
                reading.mark_read(study, opened_unit.id, opened_unit.notes[languages[0]][index].anchor)


def _languages(shown: str) -> "tuple[Lang, ...]":
    return ("hi", "en") if shown == "both" else (cast("Lang", shown),)


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
        for hit in found:
            typer.echo(f"{hit.ident:<24} {hit.title}")
            if hit.excerpt:
                typer.echo(f"{'':<24} {hit.excerpt}")
        if not found:
            typer.echo(say("cli.nothing_found", study.lang, words=" ".join(words)))


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
