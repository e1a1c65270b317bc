"""What a learner typed, as a value: forgiving about form, exact about the number, and never guessing."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from tutor.course.model import Value
from tutor.errors import UsageError
from tutor.quiz.draw import Drawn
from tutor.quiz.numerals import written

Given = Value | tuple[int, ...]
"""A typed value, or places of options from 0."""

_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_SUPERSCRIPT = re.compile("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SUPERSCRIPTS = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_NAME = re.compile(r"^(?:[^\W\d]\w*\s*)?[=≈~]\s*")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?![\d,])")
"""60,000 and 6,00,000: thousands as the world or as India groups them. `0,500` is neither."""
_UNSIGNED = r"\d+\.?\d*|\.\d+"
_POWER = rf"({_UNSIGNED}|\([+-]?(?:{_UNSIGNED})\))\^([+-]?\d{{1,3}})"
_FACTOR = re.compile(rf"([+-]?)(?:{_POWER}|({_UNSIGNED})(?:e([+-]?\d{{1,3}}))?(?:[×x*·]{_POWER})?)")
"""A sign, then a power alone (10^-3, (-6)^2) or a number with an exponent or a power behind it."""
_INNER_SPACE = re.compile(r"(?<![\d.])\s+|\s+(?![\d.])")
"""Spaces around signs; `1 2` keeps its own, for it is not 12."""
_BRACKETS = re.compile(r"torch\.size|[()\[\]{}]")
_BETWEEN = re.compile(r"\s*(?:[,;]|(?:×|(?<=\d)\s*x\s*(?=[-\d]))(?!10\^))\s*|\s+")
"""Between the numbers of a tuple; the × of `2×10^-3` stands inside one."""


def read(drawn: Drawn, typed: str) -> Given:
    """The answer that was typed. Raises UsageError when it cannot be one: it is asked again, not marked."""
    if not typed.strip():
        raise UsageError("answer_empty")
    if drawn.kind == "number":
        return numbers(typed) if isinstance(drawn.answer, tuple) else number(typed, drawn.unit)
    if drawn.kind in ("text", "predict"):
        return typed.strip()
    return check_places(drawn, _places(typed, len(drawn.options)))


def number(typed: str, unit: str = "") -> int | float:
    """`0.5`, `−2`, `1e-3`, `10⁻³`, `2×10^3`, `(−6)²`, `3/4`, `1,000`, `25 %`, `z = 5`; `unit` may stand behind it.

    Raises UsageError for anything else, `0,5` included: it could be two numbers. `−6²` is told the rule of
    brackets, whatever the answer is: by the rule it is −36, and many who type it mean 36.
    """
    text = _NAME.sub("", _plain(typed))
    ending = _plain(unit)
    if ending and text.endswith(ending):
        text = text.removesuffix(ending)
    percent = text.rstrip().endswith("%")
    text = _GROUPED.sub(lambda match: match[0].replace(",", ""), text.rstrip("% "))
    value = _fraction(_INNER_SPACE.sub("", text), typed)
    return _python(value / 100 if percent else value, typed)


def numbers(typed: str) -> tuple[int | float, ...]:
    """`(3, 4)`, `[3 4]`, `3×4`, `torch.Size([3, 4])`; one number is a tuple of one. Raises UsageError."""
    text = _BRACKETS.sub(" ", _NAME.sub("", _plain(typed))).strip(" ,")
    return tuple(_python(_fraction(item, typed), typed) for item in _BETWEEN.split(text) if item)


def _plain(typed: str) -> str:
    """Lower case, one kind of minus, powers as `^3`, digits of every script as digits."""
    text = _SUPERSCRIPT.sub(lambda match: "^" + match[0].translate(_SUPERSCRIPTS), typed)
    text = unicodedata.normalize("NFKC", text).replace("⁄", "/").replace("**", "^").casefold()
    return re.sub(r"(?<=[-+^/])\s+", "", text.translate(_DASHES).strip())


def _fraction(text: str, typed: str) -> Fraction:
    """`a`, or `a/b`, exactly. Raises UsageError."""
    above, slash, below = text.partition("/")
    try:
        return _factor(above) / _factor(below) if slash else _factor(above)
    except (ValueError, ZeroDivisionError):
        raise UsageError("answer_number", typed=typed) from None


def _factor(text: str) -> Fraction:
    """Raises ValueError for what is no number, UsageError for a minus before an even power."""
    match = _FACTOR.fullmatch(text)
    if match is None:
        raise ValueError(text)
    sign, base, power, mantissa, exponent, behind, behind_power = match.groups()
    value = Fraction(mantissa or 1) * Fraction(10) ** int(exponent or 0)
    value *= Fraction((base or behind or "1").strip("()")) ** int(power or behind_power or 1)
    if sign == "-" and base and _looks_squared(base, int(power)):
        raise UsageError("answer_minus_power", base=base, power=power, value=written(_python(value, text)))
    return -value if sign == "-" else value


def _looks_squared(base: str, power: int) -> bool:
    """Whether a minus in front could be meant to be squared away. Powers of ten are written so: −10⁻⁸."""
    return power % 2 == 0 and base != "10" and not base.startswith("(")


def _python(value: Fraction, typed: str) -> int | float:
    try:
        rounded = float(value)
        return int(value) if value.denominator == 1 else rounded
    except OverflowError:
        raise UsageError("answer_number", typed=typed) from None


def check_places(drawn: Drawn, places: tuple[int, ...]) -> tuple[int, ...]:
    """Places of options, if they can be an answer to this kind of question. Raises UsageError."""
    count = len(drawn.options)
    wanted = {"choice": 1, "multi": len(places)}.get(drawn.kind, count)
    distinct = set(places)
    if not places or len(places) != wanted or len(distinct) != wanted or not distinct <= set(range(count)):
        raise UsageError(f"answer_{drawn.kind}", count=count)
    return tuple(sorted(places)) if drawn.kind == "multi" else places


def _places(typed: str, count: int) -> tuple[int, ...]:
    """`2`, `b`, `1 3`, `1,3`, `312`: options by number or letter; what is no option is -1."""
    text = _plain(typed)
    words = [word for word in re.split(r"[^\w]+", text) if word]
    if len(words) == 1 and not (words[0].isdecimal() and 1 <= int(words[0]) <= count):
        words = list(words[0])
    return tuple(_place(word) for word in words)


def _place(word: str) -> int:
    if word.isdecimal():
        return int(word) - 1
    return ord(word) - ord("a") if len(word) == 1 and "a" <= word <= "z" else -1
