"""Answering: a unit's quiz, what is due, and the short test. Every answer is in the log before its mark is shown."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Literal

from tutor.course.model import Bilingual, QuestionFile
from tutor.errors import CourseError, Refusal
from tutor.quiz import know
from tutor.quiz.draw import Drawn, draw
from tutor.quiz.mark import Marked
from tutor.quiz.session import RETURNS, SEED_LIMIT, Rules, Session, begin, seeds_from
from tutor.recall.evidence import answer_rating
from tutor.recall.schedule import Card, review
from tutor.store.events import Answered, Known, Rating, Reviewed, Undone
from tutor.study.reading import remember
from tutor.study.reviewing import due_questions
from tutor.study.session import Study
from tutor.study.views import Place, QuizState, QuizSummary

RunKind = Literal["quiz", "review", "know"]
REVIEW_TITLE = Bilingual("Dohraayein", "Review")


def start_quiz(study: Study, unit: str, seed: int | None = None) -> QuizRun:
    """The questions of a unit that are not right yet; all of them, with new numbers, when every one is.

    Raises UsageError for an unknown unit, CourseError for a broken one, Refusal for one without questions.
    """
    opened = study.course.unit(unit)
    right = study.ledger.record(opened.id).answers
    left = [question for question in opened.questions if not right.get(question.id)]
    asked = left or list(opened.questions)
    folders = {question.id: (opened.id, opened.folder) for question in asked}
    run = QuizRun(study, "quiz", opened.file.title, asked, folders, seed)
    remember(study, Place(opened.id, "quiz"))
    return run


def start_review(study: Study, seed: int | None = None) -> QuizRun:
    """What is due, units mixed. Questions of a unit that cannot be read wait; without any the run is done."""
    asked: list[QuestionFile] = []
    folders: dict[str, tuple[str, Path]] = {}
    opened: dict[str, dict[str, QuestionFile]] = {}
    for question in due_questions(study):
        unit_id = study.ledger.cards[question].unit
        if unit_id not in opened:
            opened[unit_id] = _questions(study, unit_id)
        if question in opened[unit_id]:
            asked.append(opened[unit_id][question])
            folders[question] = unit_id, study.course.folders[unit_id]
    return QuizRun(study, "review", REVIEW_TITLE, asked, folders, seed)


def start_know(study: Study, unit: str, seed: int | None = None) -> QuizRun:
    """The short test: a few questions from all over the unit, each asked once. Raises as `start_quiz` does."""
    opened = study.course.unit(unit)
    base = _base(seed)
    asked = know.choose(opened.questions, Random(base))
    folders = {question.id: (opened.id, opened.folder) for question in asked}
    return QuizRun(study, "know", opened.file.title, asked, folders, base)


def undo_rating(study: Study) -> bool:
    """Take back the last rating of an answer: its card is as before, and due again. False: there is none."""
    for event_id, event in reversed(study.ledger.entries):
        if isinstance(event, Reviewed) and event.evidence != "lab":
            study.store.append(Undone(at=study.now(), event_id=event_id))
            return True
    return False


def _questions(study: Study, unit_id: str) -> dict[str, QuestionFile]:
    try:
        return {question.id: question for question in study.course.unit(unit_id).questions}
    except CourseError:
        return {}


def _base(seed: int | None) -> int:
    return secrets.randbelow(SEED_LIMIT) if seed is None else seed


class QuizRun:
    """One session being asked. `folders` maps a question to its unit and that unit's folder."""

    def __init__(
        self,
        study: Study,
        kind: RunKind,
        title: Bilingual,
        questions: Iterable[QuestionFile],
        folders: Mapping[str, tuple[str, Path]],
        seed: int | None = None,
    ) -> None:
        self.kind = kind
        self._study, self._title, self._folders = study, title, folders
        rules = Rules(self._draw, seeds_from(_base(seed)), 0 if kind == "know" else RETURNS)
        askable, broken = _askable(questions, rules)
        if not askable and kind != "review":
            raise broken or Refusal("no_questions", unit=title[study.lang])
        self._session: Session = begin(askable, rules, study.now())
        self._review_id: str | None = None
        self._card: Card | None = None
        self.rating: Rating | None = None
        """How well the answer was remembered; None before it is given."""

    @property
    def drawn(self) -> Drawn | None:
        """The question that is asked now, or was just answered. None: all is done."""
        return self._session.drawn

    @property
    def marked(self) -> Marked | None:
        """The judgement of the answer; None while the question is open."""
        return self._session.reply.marked if self._session.reply else None

    @property
    def returns(self) -> datetime | None:
        """When the answered question is due again by its rating; the session itself may ask it sooner."""
        reply = self._session.reply
        if reply is None or self.rating is None:
            return None
        return review(self._card, self.rating, self._study.now(), self._unit_of(reply.turn.question.id)).due

    @property
    def again(self) -> bool:
        """Whether the answered question is asked once more in this session, as another variant."""
        reply = self._session.reply
        waiting = {each.question.id for each in self._session.waiting}
        return reply is not None and reply.turn.question.id in waiting

    @property
    def state(self) -> QuizState:
        marks = self._session.standings
        turn = self._session.turn
        asked = [question.id for question in self._session.questions]
        number = asked.index(turn.question.id) + 1 if turn else len(asked)
        unit = self._unit_of(turn.question.id) if turn else ""
        return QuizState(self._title, unit, marks, number, len(asked))

    @property
    def summary(self) -> QuizSummary:
        """How it went so far."""
        told = self._session.summary
        passed = know.passed(self._session) if self.kind == "know" else not told.missed
        text_key = f"quiz.summary.{self._outcome(passed)}"
        return QuizSummary(self.kind, told.at_once, told.later, told.missed, told.seconds, passed, text_key)

    def answer(self, given: str | Sequence[int]) -> Marked:
        """Mark an answer and record it with its rating. Raises UsageError when it cannot be an answer."""
        now = self._study.now()
        session = self._session.answer(given, now)
        assert session.reply is not None
        turn, marked = session.reply.turn, session.reply.marked
        unit = self._unit_of(turn.question.id)
        self._card = self._study.ledger.memory.cards.get(turn.question.id)
        rating = answer_rating(marked.correct)
        answered = Answered(
            at=now,
            question=turn.question.id,
            unit=unit,
            seed=turn.drawn.seed,
            given=marked.given.en,
            correct=marked.correct,
            seconds=session.reply.seconds,
        )
        reviewed = Reviewed(at=now, question=turn.question.id, unit=unit, rating=rating, evidence="answer")
        _, self._review_id = self._study.store.append_all([answered, reviewed])
        self._session, self.rating = session, rating
        return marked

    def rate(self, rating: Rating) -> None:
        """Rate the answer oneself, in place of what its mark says. Raises ValueError before there is one."""
        if self._review_id is None or self._session.reply is None:
            raise ValueError("nothing has been answered")
        if rating == self.rating:
            return
        question = self._session.reply.turn.question.id
        now, unit = self._study.now(), self._unit_of(question)
        mine = Reviewed(at=now, question=question, unit=unit, rating=rating, evidence="learner")
        undone = Undone(at=now, event_id=self._review_id)
        _, self._review_id = self._study.store.append_all([undone, mine])
        self.rating = rating

    def undo(self) -> bool:
        """Take back the rating of this answer; before there is one, of the answer before. False: there is none."""
        undone = undo_rating(self._study)
        if undone:
            self.rating = None
        return undone

    def next(self) -> None:
        """Ask what comes next. Raises ValueError while an answer is missing."""
        was_open = not self._session.done
        self._session = self._session.next(self._study.now())
        self._review_id = self.rating = None
        if self._session.done and was_open and self.kind == "know":
            unit = self._unit_of(self._session.questions[0].id)
            score = know.score(self._session)
            self._study.store.append(Known(at=self._study.now(), unit=unit, score=score))

    def _outcome(self, passed: bool) -> str:
        if self.kind == "know":
            return "known" if passed else "not_known"
        if not self._session.questions:
            return "nothing_due"
        return self.kind

    def _unit_of(self, question: str) -> str:
        return self._folders[question][0]

    def _draw(self, question: QuestionFile, seed: int) -> Drawn:
        return draw(question, self._folders[question.id][1], seed)


def _askable(
    questions: Iterable[QuestionFile], rules: Rules
) -> tuple[list[QuestionFile], CourseError | None]:
    """The questions that can be drawn, and why one of the others cannot: it does not hold up the rest."""
    askable: list[QuestionFile] = []
    broken: CourseError | None = None
    for question in questions:
        try:
            rules.draw(question, rules.seeds(question.id, 0))
        except CourseError as error:
            broken = error
        else:
            askable.append(question)
    return askable, broken
