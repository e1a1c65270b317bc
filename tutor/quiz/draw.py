"""One variant of a question: the numbers of its seed filled in, its options shuffled, its answer known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

from tutor.course.model import Bilingual, Kind, QuestionFile, Value
from tutor.errors import CourseError
from tutor.quiz.generators import Numbers, generate, stream
from tutor.quiz.numerals import in_code, written

TYPED: frozenset[Kind] = frozenset({"number", "text", "predict"})
"""Kinds that are answered by typing; the others by picking options."""
PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")


@dataclass(frozen=True)
class Option:
    """A choice, an item to order or a right side to match. `id` is its place in quiz.toml, from 0."""

    id: int
    text: Bilingual
    why: Bilingual | None = None
    """Why it is wrong; None for a right one."""


@dataclass(frozen=True)
class DrawnTrap:
    id: str
    value: Value
    why: Bilingual


@dataclass(frozen=True)
class Drawn:
    """A question as it is asked. The same question and seed give the same variant, always.

    `right` are places in `options`, from 0: the right ones (choice, multi), the right order (order), or the
    partner of each of `lefts` (match). A typed kind has `answer` instead.
    """

    id: str
    kind: Kind
    see: str
    seed: int
    prompt: Bilingual
    explain: Bilingual
    code: str = ""
    options: tuple[Option, ...] = ()
    lefts: tuple[Bilingual, ...] = ()
    right: tuple[int, ...] = ()
    answer: Value | None = None
    accept: tuple[str, ...] = ()
    traps: tuple[DrawnTrap, ...] = ()
    unit: str = ""
    decimals: int | None = None
    tolerance: float = 1e-9


def draw(question: QuestionFile, folder: Path, seed: int) -> Drawn:
    """The variant of this seed; `folder` is the unit's. Raises CourseError for a broken generator."""
    numbers = generate(question, folder, stream(question.id, seed, "numbers")) if question.generator else None
    fill = _Filler(question, numbers)
    options, lefts, right = _picked(question, fill, numbers, stream(question.id, seed, "order"))
    return Drawn(
        id=question.id,
        kind=question.kind,
        see=question.see,
        seed=seed,
        prompt=fill(question.prompt),
        explain=fill(question.explain),
        code=fill.code(question.code or "").strip("\n"),
        options=options,
        lefts=lefts,
        right=right,
        answer=_answer(question, numbers),
        accept=tuple(map(fill.code if question.kind == "predict" else fill.prose, question.accept)),
        traps=tuple(_traps(question, fill, numbers)),
        unit=question.unit,
        decimals=question.decimals,
        tolerance=question.tolerance,
    )


class _Filler:
    """Replaces `{name}` of a drawn value; every other brace stays."""

    def __init__(self, question: QuestionFile, numbers: Numbers | None) -> None:
        self._prose: dict[str, str] = {}
        self._code: dict[str, str] = {}
        if numbers is None:
            return
        if question.kind in TYPED:
            answers = {**numbers.traps, "answer": numbers.answer}
            self._prose = {name: written(value, question.decimals) for name, value in answers.items()}
        self._prose |= {name: written(value) for name, value in numbers.values.items()}
        self._code = {name: in_code(value) for name, value in numbers.values.items()}

    def __call__(self, text: Bilingual) -> Bilingual:
        return Bilingual(self.prose(text.hi), self.prose(text.en))

    def prose(self, text: str) -> str:
        return _replaced(text, self._prose)

    def code(self, text: str) -> str:
        return _replaced(text, self._code)


def _replaced(text: str, names: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), text)


def _answer(question: QuestionFile, numbers: Numbers | None) -> Value | None:
    """What is to be typed. Raises CourseError when nothing is there to compare with."""
    if question.kind not in TYPED:
        return None
    answer = numbers.answer if numbers is not None and numbers.answer is not None else question.answer
    if answer is None and question.accept:
        answer = question.accept[0]
    if answer is None:
        message = "there is no answer"
        raise CourseError("question_numbers", question=question.id, file="quiz.toml", message=message)
    return _typed(question.kind, answer)


def _typed(kind: Kind, value: object) -> Value:
    """A value in the form in which it would be typed."""
    if kind == "predict":
        return in_code(value)
    if kind == "text":
        return written(value)
    return tuple(value) if isinstance(value, list) else cast(Value, value)


def _traps(question: QuestionFile, fill: _Filler, numbers: Numbers | None) -> Iterable[DrawnTrap]:
    """Those that this variant has: a generator leaves out a trap that would equal the answer."""
    drawn = numbers.traps if numbers is not None else {}
    for trap in question.trap:
        value = drawn.get(trap.id, trap.value)
        if value is not None:
            yield DrawnTrap(trap.id, _typed(question.kind, value), fill(trap.why))


Picked = tuple[tuple[Option, ...], tuple[Bilingual, ...], tuple[int, ...]]
"""Options as shown, left sides, right places."""


def _picked(question: QuestionFile, fill: _Filler, numbers: Numbers | None, rng: Random) -> Picked:
    build = _PICKED.get(question.kind)
    return build(question, fill, numbers, rng) if build else ((), (), ())


def _choices(question: QuestionFile, fill: _Filler, numbers: Numbers | None, rng: Random) -> Picked:
    right = _right_choices(question, numbers)
    places = list(range(len(question.choice)))
    if question.shuffle:
        rng.shuffle(places)
    options = []
    for place in places:
        choice = question.choice[place]
        why = None if place in right or choice.why is None else fill(choice.why)
        options.append(Option(place, fill(choice.text), why))
    return tuple(options), (), tuple(shown for shown, place in enumerate(places) if place in right)


def _right_choices(question: QuestionFile, numbers: Numbers | None) -> set[int]:
    """Places in quiz.toml of the right ones: marked there, or said by the generator."""
    marked = {place for place, choice in enumerate(question.choice) if choice.right}
    answer = numbers.answer if numbers is not None else None
    if marked or answer is None:
        return marked
    return set(answer) if isinstance(answer, list | tuple | set) else {cast(int, answer)}


def _items(question: QuestionFile, fill: _Filler, numbers: Numbers | None, rng: Random) -> Picked:
    places = _deranged(len(question.items), rng)
    options = tuple(Option(place, fill(question.items[place])) for place in places)
    return options, (), tuple(places.index(place) for place in range(len(places)))


def _pairs(question: QuestionFile, fill: _Filler, numbers: Numbers | None, rng: Random) -> Picked:
    count = len(question.pair)
    left_places = list(range(count))
    rng.shuffle(left_places)
    right = _deranged(count, rng)
    options = [Option(0, fill(question.pair[0].right))] * count
    for shown_left, place in enumerate(left_places):
        options[right[shown_left]] = Option(place, fill(question.pair[place].right))
    return tuple(options), tuple(fill(question.pair[place].left) for place in left_places), tuple(right)


def _deranged(count: int, rng: Random) -> list[int]:
    """The places in some order other than the one they have, which would give the answer away."""
    places = list(range(count))
    while count > 1 and places == sorted(places):
        rng.shuffle(places)
    return places


_PICKED: dict[Kind, Callable[[QuestionFile, _Filler, Numbers | None, Random], Picked]] = {
    "choice": _choices,
    "multi": _choices,
    "order": _items,
    "match": _pairs,
}
