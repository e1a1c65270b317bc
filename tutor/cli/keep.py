"""The learner's own things: export, import, settings, doctor."""

from pathlib import Path
from typing import Annotated

import typer

from tutor.cli.common import AsJson, opened


def export(context: typer.Context, file: Path) -> None:
    """Write your progress, attempts and lab files into one file."""
    from tutor.errors import UsageError
    from tutor.texts import say

    with opened(context) as study:
        if file.is_dir() or not file.absolute().parent.is_dir():
            raise UsageError("export_failed", path=file, why=say("cli.no_folder", study.lang))
        study.store.export(file, study.now())
        typer.echo(say("cli.exported", study.lang, path=file))


def import_(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Merge an exported file into this folder; nothing of yours is overwritten without a backup."""
    from tutor.texts import plural

    with opened(context) as study:
        count = study.store.import_(file, study.now())
        typer.echo(plural("cli.imported", study.lang, count))


def doctor(context: typer.Context, as_json: AsJson = False) -> None:
    """What this machine offers, and what to do about each problem."""
    from tutor.cli import output
    from tutor.study.doctor import examine
    from tutor.texts import say

    with opened(context) as study:
        findings = examine(study)
        if as_json:
            output.print_json(findings)
        else:
            for found in findings:
                mark = {"ok": "✓", "note": "–", "problem": "✗"}[found.level]
                typer.echo(f"{mark} {say(f'doctor.{found.key}.{found.level}', study.lang, **found.fields)}")
                if found.level != "ok":
                    typer.echo(f"    {say(f'doctor.{found.key}.{found.level}_remedy', study.lang)}")
    if any(found.level == "problem" for found in findings):
        raise typer.Exit(1)


def set_(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="lang, daily or theme")],
    value: Annotated[str, typer.Argument()],
) -> None:
    """Change a setting: `tutor set lang hi`, `tutor set daily 30`, `tutor set theme kagaz`."""
    from tutor.study.settings import change
    from tutor.texts import say

    with opened(context) as study:
        change(study, name, value)
        typer.echo(say("cli.set", study.lang, name=name, value=value))


def register(app: typer.Typer) -> None:
    app.command("export")(export)
    app.command("import")(import_)
    app.command("set")(set_)
    app.command("doctor")(doctor)
