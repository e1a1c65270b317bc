"""When two answers are the same answer: numbers by distance, words by their letters, output by its tokens."""

from __future__ import annotations

import re
import unicodedata

from tutor.course.model import Value
from tutor.quiz.draw import Drawn
from tutor.quiz.numerals import clean

RELATIVE = 1e-9
"""How far off a number may be where the question names no decimals."""
DUST = 1e-14
"""How far binary arithmetic alone takes a number off, where it does."""
_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_TOKEN = re.compile(r"[\[\](){}]|[^\s,\[\](){}]+")
_INTEGER = re.compile(r"[+-]?\d+")
_FLOAT = re.compile(r"[+-]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[+-]?\d+)?")


def same(drawn: Drawn, given: Value, wanted: Value) -> bool:
    """Whether `given` says `wanted`, by the measure of the question's kind."""
    if drawn.kind == "number":
        return _same_numbers(given, wanted, slack(drawn), RELATIVE if drawn.decimals is None else DUST)
    if drawn.kind == "predict":
        return same_output(str(given), str(wanted), drawn.tolerance)
    return normal(str(given)) == normal(str(wanted))


def slack(drawn: Drawn) -> float:
    """How far off a number may be: `tolerance`, and whatever rounds to the decimals asked for."""
    rounding = 0.0 if drawn.decimals is None else 0.5001 * 10.0**-drawn.decimals
    return max(drawn.tolerance, rounding)


def _same_numbers(given: Value, wanted: Value, slack: float, relative: float) -> bool:
    if isinstance(given, tuple) and isinstance(wanted, tuple):
        return len(given) == len(wanted) and all(
            _same_numbers(one, other, slack, relative) for one, other in zip(given, wanted, strict=True)
        )
    if not isinstance(given, int | float) or not isinstance(wanted, int | float):
        return False
    return abs(given - wanted) <= slack + relative * abs(wanted)


def normal(text: str) -> str:
    """Letters and signs without case, spaces, quotes, hyphens between letters, and a final full stop."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    text = re.sub(r"[\s\"'`“”‘’]", "", text).removesuffix(".")
    return re.sub(r"(?<=[^\W\d_])[-_](?=[^\W\d_])", "", text)


def same_output(given: str, wanted: str, tolerance: float) -> bool:
    """Equal printed output: spaces, line breaks, commas and case apart; `0.50` is 0.5, but `2` is not 2.0."""
    mine, right = _tokens(given), _tokens(wanted)
    return len(mine) == len(right) and all(
        one == other or _same_token(one, other, tolerance) for one, other in zip(mine, right, strict=True)
    )


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).translate(_DASHES).casefold())


def _same_token(one: str, other: str, tolerance: float) -> bool:
    for form in (_INTEGER, _FLOAT):
        if form.fullmatch(one) and form.fullmatch(other):
            return abs(clean(float(one)) - clean(float(other))) <= tolerance
    return False
