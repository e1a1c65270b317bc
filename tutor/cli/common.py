"""What every command shares: the way it takes its options, and the study it opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup, TyperOption

from tutor.cli.options import Options

if TYPE_CHECKING:
    from tutor.study.session import Study

AsJson = Annotated[bool, typer.Option("--json", help="print JSON and nothing else")]
Seed = Annotated[int | None, typer.Option(min=0, help="replay with this seed")]
LANG_HELP = "hi or en, for this run"
HOME_HELP = "your folder (else $TUTOR_HOME, else ~/tutor)"


class Commands(TyperGroup):
    """A group of commands that take `--lang` and `--home` after their own name as well as before it.

    They are added when a command is looked up: a start pays for the one it runs.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            taken = {flag for parameter in command.params for flag in parameter.opts}
            told = {"--lang": LANG_HELP, "--home": HOME_HELP}
            command.params += [_option(flag, told[flag]) for flag in told if flag not in taken]
        return command


def _option(flag: str, told: str) -> TyperOption:
    return TyperOption(param_decls=[flag], type=str, help=told, expose_value=False, callback=_named)


def _named(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> None:
    if value:
        context.obj = context.obj.but(**{str(parameter.name): value})


@contextmanager
def opened(context: typer.Context) -> Iterator[Study]:
    """The study of this command, closed at its end."""
    options: Options = context.obj
    study = options.study()
    try:
        yield study
    finally:
        study.close()
