"""The short test of the fast track: a few questions from all over a unit, each asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from tutor.course.model import QuestionFile
    from tutor.quiz.session import Session

QUESTIONS = 5
PASS_SHARE = 0.8


def choose(
    questions: Sequence[QuestionFile], rng: Random, count: int = QUESTIONS
) -> tuple[QuestionFile, ...]:
    """`count` questions, or all if there are fewer, from as many pages of the notes as there are.

    Among those of a page, randomised ones come first: their answers cannot be remembered.
    """
    shuffled = rng.sample(list(questions), len(questions))
    shuffled.sort(key=lambda question: question.generator is None)
    asked_of: Counter[str] = Counter()
    ranked: list[tuple[int, QuestionFile]] = []
    for question in shuffled:
        ranked.append((asked_of[question.see], question))
        asked_of[question.see] += 1
    ranked.sort(key=lambda rank_and_question: rank_and_question[0])
    return tuple(question for _, question in ranked[:count])


def score(session: Session) -> float:
    """The share of the questions that were right at once, 0..1; unanswered ones are not right."""
    return len(session.summary.at_once) / len(session.questions) if session.questions else 0.0


def passed(session: Session) -> bool:
    """Whether the unit counts as known. A test that is not finished is not passed."""
    return session.done and bool(session.questions) and score(session) >= PASS_SHARE
