"""What every command shares: the way it takes its options, and the study it opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.options import Options

if TYPE_CHECKING:
    from tutor.study.session import Study

AsJson = Annotated[bool, typer.Option("--json", help="print JSON and nothing else")]
Seed = Annotated[int | None, typer.Option(min=0, help="replay with this seed")]


@contextmanager
def opened(context: typer.Context) -> Iterator[Study]:
    """The study of this command, closed at its end."""
    options: Options = context.obj
    study = options.study()
    try:
        yield study
    finally:
        study.close()
