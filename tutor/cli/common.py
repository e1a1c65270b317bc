"""What every command shares: the options before the command, and the study they open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from tutor.errors import UsageError

if TYPE_CHECKING:
    from tutor.study.session import Study
    from tutor.texts import Lang

AsJson = Annotated[bool, typer.Option("--json", help="print JSON and nothing else")]
Seed = Annotated[int | None, typer.Option(help="replay with this seed")]


@dataclass(frozen=True)
class Options:
    """`tutor --lang en --home DIR ...`."""

    lang: str = ""
    home: str = ""

    @classmethod
    def checked(cls, lang: str, home: str) -> Options:
        if lang not in ("", "hi", "en"):
            raise UsageError("unknown_language", name=lang)
        return cls(lang, home)


@contextmanager
def opened(context: typer.Context) -> Iterator[Study]:
    """The study of this command, closed at its end."""
    from tutor import paths
    from tutor.study.session import open_study

    options: Options = context.obj
    home = paths.Home(Path(options.home).expanduser()) if options.home else None
    study = open_study(home=home, lang=options.lang)
    try:
        yield study
    finally:
        study.close()


def command_language(arguments: list[str]) -> Lang:
    """The language of an error. A study may not have been opened, so it is read from the words themselves."""
    for index, word in enumerate(arguments):
        if word == "--lang" and arguments[index + 1 : index + 2] in (["hi"], ["en"]):
            return cast("Lang", arguments[index + 1])
        if word in ("--lang=hi", "--lang=en"):
            return cast("Lang", word[-2:])
    if os.environ.get("TUTOR_LANG") in ("hi", "en"):
        return cast("Lang", os.environ["TUTOR_LANG"])
    return _saved_language(arguments)


def _saved_language(arguments: list[str]) -> Lang:
    from tutor import paths
    from tutor.errors import TutorError
    from tutor.study.session import open_study

    homes = [value for word, value in zip(arguments, arguments[1:], strict=False) if word == "--home"]
    home = paths.Home(Path(homes[0]).expanduser()) if homes else paths.Home.default()
    if not home.database.is_file():
        return "en"
    try:
        study = open_study(home=home)
    except TutorError:
        return "en"
    try:
        return study.lang
    finally:
        study.close()
