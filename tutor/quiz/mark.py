"""An answer judged: right or not, why each option is what it is, and which typical mistake it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from tutor.course.model import Bilingual, Value
from tutor.quiz.alike import same
from tutor.quiz.draw import TYPED, Drawn, DrawnTrap
from tutor.quiz.given import Given, check_places, read
from tutor.quiz.numerals import written
from tutor.texts import Lang


@dataclass(frozen=True)
class Reason:
    """Why an option is wrong (its place as shown, from 0), or what was typed (None: a trap)."""

    option: int | None
    given: bool
    text: Bilingual


@dataclass(frozen=True)
class Marked:
    """`partial` is the share that was right, 0..1; 1 exactly when `correct`.

    `right` are the right places as in Drawn. `reasons` begin with those of what was given. `given` and
    `right_answer` are in words.
    """

    correct: bool
    partial: float
    given: Bilingual
    right: tuple[int, ...]
    right_answer: Bilingual
    reasons: tuple[Reason, ...]
    trap: str | None
    explanation: Bilingual
    see: str


def mark(drawn: Drawn, given: str | Sequence[int]) -> Marked:
    """Judge what was typed, or the places of the options that were picked (from 0).

    Raises UsageError when it cannot be an answer at all: nothing typed, no number, half an order.
    """
    answer = read(drawn, given) if isinstance(given, str) else check_places(drawn, tuple(given))
    if drawn.kind in TYPED:
        return _mark_typed(drawn, answer)
    return _mark_picked(drawn, cast("tuple[int, ...]", answer))


def right_given(drawn: Drawn) -> str | tuple[int, ...]:
    """The right answer in the form in which it is given: the typed text, or the places."""
    return right_answer(drawn).en if drawn.kind in TYPED else drawn.right


def right_answer(drawn: Drawn) -> Bilingual:
    """The right answer in words, without the unit."""
    return _in_words(drawn, drawn.right if drawn.answer is None else drawn.answer)


def _mark_typed(drawn: Drawn, given: Value) -> Marked:
    wanted = (cast(Value, drawn.answer), *drawn.accept)
    correct = any(same(drawn, given, each) for each in wanted)
    trap = None if correct else _trap(drawn, given)
    reasons = () if trap is None else (Reason(None, True, trap.why),)
    return _marked(drawn, given, float(correct), reasons, trap)


def _trap(drawn: Drawn, given: Value) -> DrawnTrap | None:
    return next((trap for trap in drawn.traps if same(drawn, given, trap.value)), None)


def _mark_picked(drawn: Drawn, given: tuple[int, ...]) -> Marked:
    reasons = [
        Reason(place, place in given, option.why)
        for place, option in enumerate(drawn.options)
        if option.why is not None
    ]
    share = _share_chosen(drawn, given) if drawn.kind in ("choice", "multi") else _share_placed(drawn, given)
    return _marked(drawn, given, share, tuple(sorted(reasons, key=lambda reason: not reason.given)), None)


def _share_chosen(drawn: Drawn, given: tuple[int, ...]) -> float:
    """Right options found, each wrong one taking one of them away again."""
    found = len(set(given) & set(drawn.right))
    return max(0.0, (2 * found - len(given)) / len(drawn.right))


def _share_placed(drawn: Drawn, given: tuple[int, ...]) -> float:
    return sum(one == other for one, other in zip(given, drawn.right, strict=True)) / len(drawn.right)


def _marked(
    drawn: Drawn, given: Given, share: float, reasons: tuple[Reason, ...], trap: DrawnTrap | None
) -> Marked:
    return Marked(
        correct=share == 1.0,
        partial=share,
        given=_in_words(drawn, given),
        right=drawn.right,
        right_answer=right_answer(drawn),
        reasons=reasons,
        trap=None if trap is None else trap.id,
        explanation=drawn.explain,
        see=drawn.see,
    )


def _in_words(drawn: Drawn, answer: Given) -> Bilingual:
    if drawn.kind == "number":
        text = written(answer, None if answer != drawn.answer else drawn.decimals)
        return Bilingual(text, text)
    if drawn.kind in TYPED:
        return Bilingual(str(answer), str(answer))
    places = cast("tuple[int, ...]", answer)
    return Bilingual(_picked_words(drawn, places, "hi"), _picked_words(drawn, places, "en"))


def _picked_words(drawn: Drawn, places: tuple[int, ...], lang: Lang) -> str:
    texts = [drawn.options[place].text[lang] for place in places]
    if drawn.kind == "match":
        lefts = [left[lang] for left in drawn.lefts]
        return "; ".join(f"{left} → {right}" for left, right in zip(lefts, texts, strict=True))
    return (" → " if drawn.kind == "order" else "; ").join(texts)
