"""The checks of questions that need drawing: 200 variants of each randomised one, and snippets run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.course.lint.python_source import imported_modules, parse_python
from tutor.course.model import Bilingual, Problem, QuestionFile, Unit
from tutor.errors import CourseError
from tutor.quiz.alike import same_output
from tutor.quiz.draw import Drawn, draw
from tutor.quiz.generators import FILE, Numbers, generate, stream
from tutor.quiz.snippets import SnippetFailure, outputs
from tutor.quiz.variant_rules import Fault, faults, leftovers, placeholders_differ, value_faults

VARIANTS = 200
SHUFFLES = 8
"""Seeds tried of a question whose numbers are fixed."""
LEAST_VARIANTS = 5
LEAST_ANSWERS = 2
MAY_IMPORT = frozenset({*sys.stdlib_module_names, "numpy"})


@dataclass(frozen=True)
class _Variant:
    """`numbers` and `again` are what two more calls of the generator drew."""

    drawn: Drawn
    numbers: Numbers | None
    again: Numbers | None


def verify_unit(unit: Unit) -> list[Problem]:
    """Every problem of the unit's questions, each told once, with the first seed that shows it."""
    quiz, generators = (f"content/{unit.section}/{unit.folder.name}/{name}" for name in ("quiz.toml", FILE))
    found = list(_imports(unit.folder / FILE, generators))
    programs: list[tuple[QuestionFile, Drawn]] = []
    for question in unit.questions:
        variants, failure = _variants(question, unit.folder)
        problems = [failure] if failure else [*_each(question, variants), *_together(question, variants)]
        found += [_problem(quiz, question, fault) for fault in problems]
        if question.kind == "predict":
            programs += [(question, variant.drawn) for variant in variants]
    found += [_problem(quiz, question, fault) for question, fault in _wrong_outputs(programs)]
    return sorted(set(found))


def _problem(file: str, question: QuestionFile, fault: Fault) -> Problem:
    return Problem(file, f"question.{question.id}.{fault.key}", fault.message, fault.remedy)


def _imports(path: Path, place: str) -> Iterator[Problem]:
    """quiz.py is imported while the learner waits, on machines that have nothing else."""
    if not path.is_file():
        return
    tree = parse_python(path, place)
    if isinstance(tree, Problem):
        yield tree
        return
    for module in sorted(set(imported_modules(tree))):
        if module.partition(".")[0] not in MAY_IMPORT:
            message = "Only the standard library and numpy may be imported."
            yield Problem(place, module, message, "Do without it.")


def _variants(question: QuestionFile, folder: Path) -> tuple[list[_Variant], Fault | None]:
    """The variants up to the first one that cannot be drawn, and what stopped it."""
    variants: list[_Variant] = []
    for seed in range(VARIANTS if question.generator else SHUFFLES):
        try:
            numbers, again = (_numbers(question, folder, seed) for _ in range(2))
            variants.append(_Variant(draw(question, folder, seed), numbers, again))
        except CourseError as error:
            remedy = "docs/questions.md says what a generator returns."
            return variants, Fault("generator", f"Seed {seed}: {error.fields['message']}.", remedy)
    return variants, None


def _numbers(question: QuestionFile, folder: Path, seed: int) -> Numbers | None:
    """What the generator draws for this seed."""
    if question.generator is None:
        return None
    return generate(question, folder, stream(question.id, seed, "numbers"))


def _each(question: QuestionFile, variants: Iterable[_Variant]) -> Iterator[Fault]:
    """Faults of single variants; each key once, with the first seed that shows it."""
    told: set[str] = set()
    for variant in variants:
        for fault in _of_variant(question, variant):
            if fault.key not in told:
                told.add(fault.key)
                seed = f"Seed {variant.drawn.seed}: " if question.generator else ""
                yield fault._replace(message=seed + fault.message)


def _of_variant(question: QuestionFile, variant: _Variant) -> Iterator[Fault]:
    yield from faults(variant.drawn)
    if variant.numbers is None:
        return
    yield from value_faults(variant.numbers.values)
    yield from leftovers(variant.drawn)
    for name in sorted(variant.numbers.traps.keys() - {trap.id for trap in question.trap}):
        yield Fault(f"trap.{name}", "The generator returns it, the question lacks it.", "Add its `why`.")
    if variant.numbers != variant.again:
        yield Fault("generator", "The seed draws other numbers each time.", "Draw from `rng` alone.")


def _together(question: QuestionFile, variants: list[_Variant]) -> Iterator[Fault]:
    """Faults that show only when variants are looked at side by side."""
    if question.generator is None or not variants:
        return
    yield from _enough_variants(question, variants)
    drawn_traps = {trap.id for variant in variants for trap in variant.drawn.traps}
    for trap in question.trap:
        if trap.id not in drawn_traps:
            yield Fault(f"trap.{trap.id}", "No variant has it.", "Return its value, or remove the trap.")
    names = {name for variant in variants if variant.numbers for name in variant.numbers.values}
    for text in _texts(question):
        for name in sorted(placeholders_differ(text, names)):
            yield Fault("prompt", f"Only one language shows {{{name}}}: '{text.en}'.", "Show it in both.")


def _enough_variants(question: QuestionFile, variants: list[_Variant]) -> Iterator[Fault]:
    faces = {_face(variant.drawn) for variant in variants}
    if len(faces) < LEAST_VARIANTS:
        message = f"{VARIANTS} seeds give {len(faces)} different questions."
        yield Fault("generator", message, f"Draw from more numbers: at least {LEAST_VARIANTS}.")
    answers = {variant.drawn.answer for variant in variants}
    if question.kind == "number" and len(answers) < LEAST_ANSWERS:
        yield Fault("generator", "Every variant has the same answer.", "Let it depend on the numbers.")


def _face(drawn: Drawn) -> tuple[object, ...]:
    """What a learner reads, in whatever order the options stand."""
    return drawn.prompt, drawn.code, frozenset(option.text for option in drawn.options)


def _texts(question: QuestionFile) -> Iterator[Bilingual]:
    """Every text in which drawn values may stand."""
    yield from (question.prompt, question.explain, *(trap.why for trap in question.trap))
    for choice in question.choice:
        yield choice.text
        if choice.why is not None:
            yield choice.why


def _wrong_outputs(programs: list[tuple[QuestionFile, Drawn]]) -> Iterator[tuple[QuestionFile, Fault]]:
    """Answers that are not what the snippet prints. Each different snippet runs once."""
    codes = sorted({drawn.code for _, drawn in programs})
    try:
        printed = dict(zip(codes, outputs(codes), strict=True))
    except SnippetFailure as failure:
        question = programs[0][0]
        yield question, Fault("code", f"The snippets could not be run: {failure}.", "Run them by hand.")
        return
    told: set[str] = set()
    for question, drawn in programs:
        output = printed[drawn.code].strip()
        if question.id not in told and not same_output(str(drawn.answer), output, drawn.tolerance):
            told.add(question.id)
            message = f"Seed {drawn.seed}: the snippet prints '{output}', the answer is '{drawn.answer}'."
            yield question, Fault("answer", message, "Write what it prints.")
