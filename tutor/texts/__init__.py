"""Every sentence the program says, in Hinglish and English: `{hi,en}.toml` beside this file, equal key sets."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from tutor.errors import TutorError

Lang = Literal["hi", "en"]
LANGUAGES: tuple[Lang, ...] = ("hi", "en")


@cache
def _table(lang: Lang) -> dict[str, Any]:
    text = (Path(__file__).parent / f"{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, lang: Lang, **fields: object) -> str:
    """The sentence at a dotted key (`home.continue`), its `{fields}` filled in.

    Raises KeyError for an unknown key: a missing sentence is a bug that the tests must see.
    """
    node: Any = _table(lang)
    for part in key.split("."):
        node = node[part]
    return cast(str, node).format(**fields) if fields else cast(str, node)


def plural(key: str, lang: Lang, count: int, **fields: object) -> str:
    """`key.one` or `key.many` with `{n}` filled in."""
    return say(f"{key}.{'one' if count == 1 else 'many'}", lang, n=count, **fields)


def explain(error: TutorError, lang: Lang) -> tuple[str, str, str]:
    """Title, plain sentence and remedy of an error."""
    title, message, remedy = (
        say(f"errors.{error.kind}.{part}", lang, **error.fields) for part in ("title", "message", "remedy")
    )
    return title, message, remedy
