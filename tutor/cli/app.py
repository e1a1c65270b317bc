"""All commands on one typer application, and the one place where errors become words and exit codes."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from tutor.cli import ask, author, build, keep, learn, play, train
from tutor.cli.common import Options, command_home, command_language
from tutor.errors import TutorError

app = typer.Typer(
    name="tutor",
    rich_markup_mode=None,
    add_completion=False,
    help="Learn deep learning in the terminal: read, answer, build, train, play.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (learn, ask, build, train, play, keep, author):
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
        learn.open_screens(context.obj)


def run(arguments: list[str]) -> int:
    """Run one command line; returns the exit code. No exception leaves this function."""
    command = typer.main.get_command(app)
    try:
        result = command.main(args=arguments, prog_name="tutor", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except TutorError as error:
        return _report(error, arguments)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        sys.stderr.write("\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's own usage errors, whichever click it carries
            return _report_usage(error.format_message(), arguments)
        return _report_fault(error, arguments)


def _report(error: TutorError, arguments: list[str]) -> int:
    from tutor.cli.output import report_error

    report_error(error, command_language(arguments), as_json="--json" in arguments)
    return error.exit_code


def _report_usage(message: str, arguments: list[str]) -> int:
    from tutor.errors import UsageError

    return _report(UsageError("usage", message=message), arguments)


def _report_fault(error: Exception, arguments: list[str]) -> int:
    """Ours: the traceback goes to a file, the learner gets a sentence and its path."""
    from tutor.cli.output import log_fault
    from tutor.errors import GraderFault

    path = log_fault(error, arguments, command_home(arguments))
    return _report(GraderFault("internal", path=str(path)), arguments)
