"""What every variant of a question has to be: readable, answerable, with one right answer, honest traps."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tutor.course.model import Bilingual
from tutor.errors import UsageError
from tutor.quiz.draw import PLACEHOLDER, Drawn
from tutor.quiz.mark import Marked, mark, right_answer, right_given
from tutor.quiz.numerals import in_code, plain, significant_digits, written
from tutor.texts import LANGUAGES

LONGEST_ANSWER = 60
MOST_DIGITS = 6
_NUMBER = re.compile(r"\d+(?:,\d{2,3})*(?:\.\d+)?")
_CODE_SPAN = re.compile(r"`[^`]*`")


class Fault(NamedTuple):
    """A key of the question, what is wrong, what mends it."""

    key: str
    message: str
    remedy: str


def faults(drawn: Drawn) -> Iterator[Fault]:
    """Everything wrong with one variant."""
    for rule in _RULES:
        yield from rule(drawn)


def value_faults(values: Mapping[str, object]) -> Iterator[Fault]:
    """Drawn numbers that nobody wants to calculate with."""
    for name, value in values.items():
        for number in _numbers_in(value):
            if not math.isfinite(number):
                yield Fault("generator", f"{name} is {number}.", "Draw finite numbers.")
            elif _is_awkward(number):
                remedy = "Draw a rounder number, or round it in the generator."
                yield Fault("generator", f"{name} takes more than {MOST_DIGITS} digits: {number}.", remedy)


def leftovers(drawn: Drawn) -> Iterator[Fault]:
    """`{name}` left in the prose of a randomised question: the generator draws no such value."""
    texts = [drawn.prompt, drawn.explain, *drawn.lefts, *(option.text for option in drawn.options)]
    for text in texts:
        for lang in LANGUAGES:
            for match in PLACEHOLDER.finditer(_CODE_SPAN.sub("", text[lang])):
                yield Fault("generator", f"{match[0]} is not drawn.", "Return it among the values.")


def _right_answer_is_right(drawn: Drawn) -> Iterator[Fault]:
    try:
        marked = mark(drawn, right_given(drawn))
    except UsageError as error:
        yield Fault("answer", f"The right answer cannot be given: {error}.", "Say which one it is.")
        return
    if not marked.correct:
        message = f"The right answer, given as it is shown ({marked.right_answer.en}), is marked wrong."
        yield Fault("answer", message, "Give the answer with all its digits, or set `decimals`.")


def _one_is_right(drawn: Drawn) -> Iterator[Fault]:
    if drawn.kind == "choice" and len(drawn.right) != 1:
        yield Fault("choice", f"{len(drawn.right)} options are right.", "Make exactly one right.")
    if drawn.kind == "multi" and not 0 < len(drawn.right) < len(drawn.options):
        yield Fault("choice", "All options or none are right.", "Offer right and wrong ones.")


def _wrong_options_say_why(drawn: Drawn) -> Iterator[Fault]:
    for place, option in enumerate(drawn.options):
        if drawn.kind in ("choice", "multi") and place not in drawn.right and option.why is None:
            key = f"choice.{option.id + 1}.why"
            yield Fault(key, "A wrong option has no reason.", "Say why it is wrong.")


def _options_differ(drawn: Drawn) -> Iterator[Fault]:
    for texts in ([option.text for option in drawn.options], drawn.lefts):
        for lang in LANGUAGES:
            for text, count in Counter(text[lang].strip() for text in texts).items():
                if count > 1:
                    yield Fault(_place(drawn), f"{count} options read '{text}'.", "Make each one different.")


def _place(drawn: Drawn) -> str:
    return {"order": "items", "match": "pair"}.get(drawn.kind, "choice")


def _answer_can_be_typed(drawn: Drawn) -> Iterator[Fault]:
    if drawn.answer is None:
        return
    if drawn.kind == "number" and not list(_numbers_in(drawn.answer)):
        yield Fault("answer", f"The answer is no number: {drawn.answer!r}.", "Return a number or a tuple.")
    for number in _numbers_in(drawn.answer):
        if not math.isfinite(number):
            yield Fault("answer", f"The answer is {number}.", "Draw numbers that have a finite answer.")
        elif drawn.decimals is None and _is_awkward(number):
            message = f"The answer takes more than {MOST_DIGITS} digits: {number}."
            yield Fault("answer", message, "Set `decimals` and ask for that many, or draw rounder numbers.")
    shown = right_answer(drawn).en
    if not 0 < len(shown) <= LONGEST_ANSWER:
        message = f"The answer has {len(shown)} characters."
        yield Fault("answer", message, f"Ask for something of 1 to {LONGEST_ANSWER} characters.")


def _traps_are_known(drawn: Drawn) -> Iterator[Fault]:
    """Each trap, given as it would be typed, is marked wrong and recognised as itself."""
    for trap in drawn.traps:
        key = f"trap.{trap.id}"
        typed = written(trap.value, drawn.decimals) if drawn.kind == "number" else in_code(trap.value)
        marked = _mark_or_none(drawn, typed)
        if marked is None:
            yield Fault(key, f"{typed} cannot be typed as an answer.", "Return what can be typed.")
        elif marked.correct:
            yield Fault(key, f"{typed} is the right answer too.", "Leave the trap out where it is right.")
        elif marked.trap != trap.id:
            yield Fault(key, f"{typed} is trap {marked.trap} too.", "Leave it out where two traps are equal.")


def _mark_or_none(drawn: Drawn, typed: str) -> Marked | None:
    try:
        return mark(drawn, typed)
    except UsageError:
        return None


def _same_numbers_in_both_languages(drawn: Drawn) -> Iterator[Fault]:
    hindi, english = (_numbers_of(drawn.prompt[lang]) for lang in LANGUAGES)
    if hindi != english:
        message = f"Numbers of only one language: {', '.join(sorted(hindi ^ english))}."
        yield Fault("prompt", message, "Write the same numbers, as digits, in both.")


def _numbers_of(text: str) -> set[str]:
    return {match[0].replace(",", "") for match in _NUMBER.finditer(text)}


def _numbers_in(value: object) -> Iterator[float]:
    """The numbers of a value or of the tuple or list it is."""
    value = plain(value)
    for item in value if isinstance(value, tuple | list) else [value]:
        if isinstance(item, tuple | list):
            yield from _numbers_in(item)
        elif isinstance(item, int | float):
            yield item


def _is_awkward(number: float) -> bool:
    return isinstance(number, float) and significant_digits(number) > MOST_DIGITS


def placeholders_differ(text: Bilingual, names: set[str]) -> set[str]:
    """The drawn values that only one of the two languages shows."""
    shown = ({match[1] for match in PLACEHOLDER.finditer(text[lang])} & names for lang in LANGUAGES)
    hindi, english = shown
    return hindi ^ english


_RULES: tuple[Callable[[Drawn], Iterator[Fault]], ...] = (
    _right_answer_is_right,
    _one_is_right,
    _wrong_options_say_why,
    _options_differ,
    _answer_can_be_typed,
    _traps_are_known,
    _same_numbers_in_both_languages,
)
