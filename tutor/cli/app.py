"""All commands on one typer application.

Modules with commands do without `from __future__ import annotations`: typer reads the annotations of every command
at every start, and would compile each of them from its text.
"""

from typing import Annotated

import typer

from tutor.cli import ask, author, build, classroom, keep, learn, play, train
from tutor.cli.failing import guarded
from tutor.cli.options import Options, common_first
from tutor.cli.screens import open_screens
from tutor.errors import UsageError

app = typer.Typer(
    name="tutor",
    rich_markup_mode=None,
    add_completion=False,
    help="Learn deep learning in the terminal: read, answer, build, train, play.",
    epilog="A command takes --lang and --home behind its name, too.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (learn, ask, build, train, play, keep, classroom, author):
    room.register(app)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    lang: Annotated[str, typer.Option(help="hi or en, for this run", envvar="TUTOR_LANG")] = "",
    home: Annotated[str, typer.Option(help="your folder (else $TUTOR_HOME, else ~/tutor)")] = "",
    version: Annotated[bool, typer.Option("--version", help="print the version")] = False,
) -> None:
    """Without a command: open the tutor where you left off."""
    if version:
        from tutor import __version__

        typer.echo(f"deep-tutor {__version__}")
        raise typer.Exit()
    context.obj = Options.checked(lang, home)
    if context.invoked_subcommand is None:
        open_screens(context.obj)


def run(arguments: list[str]) -> int:
    """Run one command line; returns the exit code. No exception leaves this function."""
    return guarded(lambda: _command(arguments), arguments)


def _command(arguments: list[str]) -> int:
    words = common_first(arguments)
    try:
        result = typer.main.get_command(app).main(args=words, prog_name="tutor", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # all that typer ends a program for: nobody reads its output any more
        return 0
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        raise UsageError(
            "usage", message=error.format_message()
        ) from None  # typer's own, whichever click it carries
    return result if isinstance(result, int) else 0
