"""Every sentence the program says, in Hinglish and English: `{hi,en}.toml` beside this file, equal key sets."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from tutor.errors import TutorError

Lang = Literal["hi", "en"]
LANGUAGES: tuple[Lang, ...] = ("hi", "en")


@cache
def _tables(lang: Lang) -> dict[str, str]:
    """The TOML of each table by its name. Parsing the whole file would take longer than most commands."""
    text = (Path(__file__).parent / f"{lang}.toml").read_text(encoding="utf-8")
    _, *pieces = re.split(r"^\[(.+)\]$", text, flags=re.MULTILINE)
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


@cache
def _sentences(lang: Lang, table: str) -> dict[str, str]:
    return tomllib.loads(_tables(lang)[table])


def say(key: str, lang: Lang, /, **fields: object) -> str:
    """The sentence at a dotted key (`home.first`), its `{fields}` filled in.

    Raises KeyError for an unknown key: a missing sentence is a bug that the tests must see.
    """
    table, _, name = key.rpartition(".")
    sentence = _sentences(lang, table)[name]
    return sentence.format(**fields) if fields else sentence


def plural(key: str, lang: Lang, count: int, **fields: object) -> str:
    """`key.one` or `key.many` with `{n}` filled in."""
    return say(f"{key}.{'one' if count == 1 else 'many'}", lang, n=count, **fields)


def explain(error: TutorError, lang: Lang) -> tuple[str, str, str]:
    """Title, plain sentence and remedy of an error. A `cause` among its fields is told in words too."""
    fields = dict(error.fields)
    if "cause" in fields:
        fields["cause_text"] = say(f"training.nan_{fields['cause']}", lang)
    title, message, remedy = (
        say(f"errors.{error.kind}.{part}", lang, **fields) for part in ("title", "message", "remedy")
    )
    return title, message, remedy
