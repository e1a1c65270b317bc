"""Question ids are for ever: the record in content/ids.txt against the questions that are there."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.files import problem_of
from tutor.course.lint.material import Material
from tutor.course.model import Problem, QuestionFile
from tutor.course.released import Released, read_released
from tutor.errors import CourseError

RECORD = "content/ids.txt"


def released_ids(material: Material) -> Iterator[Problem]:
    """No released id vanishes unsaid, comes back after it was retired, or comes to mean something else."""
    try:
        released = read_released(material.course.root)
    except CourseError as error:
        yield problem_of(error)
        return
    questions = {question.id: question for unit in material.units.values() for question in unit.questions}
    unread = {unit.id for unit in material.units.values() if not unit.quiz_is_whole}
    for row in released.values():
        question = questions.get(row.id)
        if question is not None:
            yield from _still_the_same(row, question)
        elif not row.retired and row.id.partition("-")[0] not in unread:
            remedy = f"Restore the question, or write `{row.id} {row.kind} retired` if it is gone for good."
            yield Problem(RECORD, row.id, "This released question is in no quiz.", remedy)
    if material.whole:
        for missing in sorted(questions.keys() - released.keys()):
            yield Problem(RECORD, missing, "The question is not on record.", "`tutor lint --record` adds it.")


def _still_the_same(row: Released, question: QuestionFile) -> Iterator[Problem]:
    if row.retired:
        yield Problem(
            RECORD, row.id, "A retired id is in use again.", "Give the new question an id of its own."
        )
    elif row.kind != question.kind:
        message = f"It was released as a {row.kind} question and is a {question.kind} question now."
        yield Problem(RECORD, row.id, message, "Retire the id, and give the new question one of its own.")
