"""Who is asking: the options of every command, the study they name, and the language of an error.

Nothing here needs typer: `tutor` alone opens the screens without it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tutor.errors import UsageError

if TYPE_CHECKING:
    from tutor import paths
    from tutor.study.session import Study
    from tutor.texts import Lang


COMMON = ("--lang", "--home")
"""The options of every command: they may stand before its name and after it."""
NOT_COMMON = ("notes", "--lang")
"""Notes have a language of their own, which may be both."""


@dataclass(frozen=True)
class Options:
    """`tutor --lang en --home DIR COMMAND ...` or `tutor COMMAND ... --lang en --home DIR`."""

    lang: str = ""
    home: str = ""

    @classmethod
    def checked(cls, lang: str, home: str) -> Options:
        if lang not in ("", "hi", "en"):
            raise UsageError("unknown_language", name=lang)
        return cls(lang, home)

    def study(self) -> Study:
        """The study these options name. Tells the learner when a damaged log had to be set aside."""
        from tutor import paths
        from tutor.study.session import open_study
        from tutor.texts import say

        home = paths.Home(Path(self.home).expanduser()) if self.home else None
        study = open_study(home=home, lang=self.lang)
        if study.store.set_aside is not None:
            sys.stderr.write(say("store.set_aside", study.lang, path=study.store.set_aside) + "\n")
        return study


def command_home(arguments: list[str]) -> paths.Home:
    """The learner's folder, as the words of a command line name it."""
    from tutor import paths

    named = _given(arguments, "--home")
    return paths.Home(Path(named).expanduser()) if named else paths.Home.default()


def command_language(arguments: list[str]) -> Lang:
    """The language of an error. A study may not have been opened, so it is read from the words themselves."""
    for named in (_given(arguments, "--lang"), os.environ.get("TUTOR_LANG")):
        if named in ("hi", "en"):
            return cast("Lang", named)
    return _saved_language(command_home(arguments))


def common_first(arguments: list[str]) -> list[str]:
    """`grade adam --lang hi` as `--lang hi grade adam`. Of a word that is given twice, the later one wins."""
    common: list[str] = []
    others: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*common, *others, word, *words]
        name, joined, _ = word.partition("=")
        if name in COMMON and (*others[:1], name) != NOT_COMMON:
            common += [word] if joined else [word, *islice(words, 1)]
        else:
            others.append(word)
    return [*common, *others]


def _given(arguments: list[str], option: str) -> str:
    """What the words of a command line say of an option: the last one wins. Empty: nothing."""
    given = ""
    for word, after in pairwise([*arguments, ""]):
        if word == option:
            given = after
        elif word.startswith(f"{option}="):
            given = word.partition("=")[2]
    return given


def _saved_language(home: paths.Home) -> Lang:
    from tutor.errors import TutorError
    from tutor.study.session import open_study

    if not home.database.is_file():
        return "en"
    try:
        study = open_study(home=home)
    except TutorError:
        return "en"
    try:
        return study.lang
    except TutorError:
        return "en"
    finally:
        study.close()
