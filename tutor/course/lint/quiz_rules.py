"""Questions: each has what its kind needs and nothing else, and a unit has enough of each sort."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from tutor.course.lint.material import Material, UnitMaterial
from tutor.course.lint.python_source import defined_names, parse_python
from tutor.course.model import Kind, Problem, QuestionFile
from tutor.course.names import video_number
from tutor.texts import LANGUAGES

ORIENTATION_UNITS = 3
"""V1 to V3 tell what the course is about: fewer questions are asked of them."""

_ID = re.compile(r"v\d+(-[a-z0-9]+)+")
_ANSWERS = ("answer", "generator", "trap", "tolerance", "unit", "decimals")
_OWN_KEYS: dict[Kind, tuple[str, ...]] = {
    "choice": ("choice", "generator", "shuffle"),
    "multi": ("choice", "generator", "shuffle"),
    "number": _ANSWERS,
    "text": ("accept", "answer", "generator", "trap"),
    "order": ("items",),
    "match": ("pair",),
    "predict": (*_ANSWERS, "accept"),
}
_ALL_OWN_KEYS = sorted({key for keys in _OWN_KEYS.values() for key in keys})
_DEFAULTS = {field.name: field.default for field in msgspec.structs.fields(QuestionFile)}
Fault = tuple[str, str, str]
"""(key of the question, what is wrong, what mends it)"""


def counts(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """Enough questions, enough with fresh numbers, enough that show a fault and ask for its cause."""
    if not unit.quiz_is_whole:
        return
    orientation = video_number(unit.id) <= ORIENTATION_UNITS
    asked = len(unit.questions)
    randomised = sum(1 for question in unit.questions if question.generator)
    faulty = sum(1 for question in unit.questions if question.bug)
    for count, least, sort in (
        (asked, 4 if orientation else 7, "questions"),
        (randomised, 1 if orientation else 2, "questions with a `generator`"),
        (faulty, 1 if orientation else 2, "questions with `bug = true`"),
    ):
        if count < least:
            message = f"There are {count} {sort}; the unit needs at least {least}."
            yield Problem(f"{unit.place}/quiz.toml", "question", message, f"Add {least - count}.")


def ids(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """A question's id begins with its unit's and is the only one in the course."""
    everywhere = Counter(question.id for each in material.units.values() for question in each.questions)
    for question in unit.questions:
        key = f"question.{question.id}.id"
        if not _ID.fullmatch(question.id) or not question.id.startswith(f"{unit.id}-"):
            message = f"'{question.id}' is not {unit.id}- and words with hyphens."
            yield Problem(f"{unit.place}/quiz.toml", key, message, f"Call it `{unit.id}-what-it-asks`.")
        elif everywhere[question.id] > 1:
            yield Problem(f"{unit.place}/quiz.toml", key, "Two questions have this id.", "Give each its own.")


def questions(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """Each question against the rules of its kind."""
    for question in unit.questions:
        for key, message, remedy in (*_shared_faults(question), *_KIND_RULES[question.kind](question)):
            yield Problem(f"{unit.place}/quiz.toml", f"question.{question.id}.{key}", message, remedy)


def generators(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """A named generator is a function of quiz.py beside the questions."""
    path = unit.folder / "quiz.py"
    named = [question for question in unit.questions if question.generator]
    if not path.is_file():
        functions: set[str] = set()
    else:
        parsed = parse_python(path, f"{unit.place}/quiz.py")
        if isinstance(parsed, Problem):
            yield parsed
            return
        functions = defined_names(parsed, ast.FunctionDef)
    for question in named:
        if question.generator not in functions:
            message = f"quiz.py has no function {question.generator}."
            key = f"question.{question.id}.generator"
            yield Problem(
                f"{unit.place}/quiz.toml", key, message, f"Write `def {question.generator}(rng)` there."
            )


def _shared_faults(question: QuestionFile) -> Iterator[Fault]:
    for key in _ALL_OWN_KEYS:
        if key not in _OWN_KEYS[question.kind] and getattr(question, key) != _DEFAULTS[key]:
            yield key, f"A {question.kind} question has no use for it.", "Remove it, or change the kind."
    trap_ids = Counter(trap.id for trap in question.trap)
    for trap in question.trap:
        if trap_ids[trap.id] > 1:
            yield f"trap.{trap.id}", "Two traps have this id.", "Give each its own."
        if trap.value is None and question.generator is None:
            yield f"trap.{trap.id}.value", "The wrong answer it stands for is missing.", "Add `value`."
    if question.tolerance <= 0:
        yield "tolerance", "The tolerance is not positive.", "Write how far off an answer may be."


def _options(question: QuestionFile) -> Iterator[Fault]:
    if len(question.choice) < 3:
        yield "choice", f"There are {len(question.choice)} options.", "Offer at least 3."
    for lang in LANGUAGES:
        yield from _same("choice", [choice.text[lang] for choice in question.choice])
    for number, choice in enumerate(question.choice, 1):
        if not choice.right and choice.why is None:
            yield f"choice.{number}.why", "A wrong option has no reason.", "Say why it is wrong, in `why`."


def _same(key: str, texts: list[str]) -> Iterator[Fault]:
    for text, count in Counter(texts).items():
        if count > 1:
            yield key, f"'{text}' stands there {count} times.", "Make each one different."


def _choice(question: QuestionFile) -> Iterator[Fault]:
    yield from _options(question)
    right = sum(choice.right for choice in question.choice)
    if right != 1 and (right or question.generator is None):
        yield "choice", f"{right} options are right.", "Mark exactly one with `right = true`."


def _multi(question: QuestionFile) -> Iterator[Fault]:
    yield from _options(question)
    right = sum(choice.right for choice in question.choice)
    if right == len(question.choice) or (right == 0 and question.generator is None):
        yield "choice", "All options or none are right.", "Mark the right ones, and offer a wrong one."


def _number(question: QuestionFile) -> Iterator[Fault]:
    if question.generator is None and not isinstance(question.answer, float | int | tuple):
        yield "answer", "The answer is no number.", "Write the number, or name a `generator`."
    if question.generator is not None and question.answer is not None:
        yield (
            "answer",
            "There is an answer beside a generator.",
            "The generator computes it; remove `answer`.",
        )


def _text(question: QuestionFile) -> Iterator[Fault]:
    if question.answer is None and not question.accept and question.generator is None:
        yield "accept", "No answer is accepted.", "Write `answer`, and its other spellings in `accept`."


def _order(question: QuestionFile) -> Iterator[Fault]:
    if len(question.items) < 3:
        yield (
            "items",
            f"There are {len(question.items)} items to order.",
            "List at least 3, in the right order.",
        )
    yield from _same("items", [item.hi for item in question.items])
    yield from _same("items", [item.en for item in question.items])


def _match(question: QuestionFile) -> Iterator[Fault]:
    if len(question.pair) < 3:
        yield "pair", f"There are {len(question.pair)} pairs.", "Give at least 3."
    for lang in LANGUAGES:
        yield from _same("pair", [pair.left[lang] for pair in question.pair])
        yield from _same("pair", [pair.right[lang] for pair in question.pair])


def _predict(question: QuestionFile) -> Iterator[Fault]:
    if not question.code:
        yield "code", "There is no code whose output is asked for.", "Add the snippet in `code`."
    if question.answer is None and question.generator is None:
        yield "answer", "The output is missing.", "Write what the snippet prints, or name a `generator`."


_KIND_RULES: dict[Kind, Callable[[QuestionFile], Iterator[Fault]]] = {
    "choice": _choice,
    "multi": _multi,
    "number": _number,
    "text": _text,
    "order": _order,
    "match": _match,
    "predict": _predict,
}
