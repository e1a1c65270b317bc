"""A quiz session as a value: what is asked now, what was answered, what returns at the end.

A question answered wrong returns after all others as another variant, `returns` times at most. Drawing, seeds
and the time are given from outside, so the same arguments always give the same session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Literal

from tutor.course.model import QuestionFile
from tutor.quiz.draw import Drawn
from tutor.quiz.mark import Marked, mark

Draw = Callable[[QuestionFile, int], Drawn]
Seeds = Callable[[str, int], int]
"""(question id, how many variants of it were drawn before) to the seed of the next."""
Standing = Literal["open", "current", "right", "wrong", "returned"]
"""`returned`: answered wrong, and coming again; `wrong`: answered wrong for the last time."""

RETURNS = 2
SEED_LIMIT = 100_000
VARIANTS = 32
"""Seeds held ready for one question of a session."""
_TRIES = 8


@dataclass(frozen=True)
class Rules:
    draw: Draw
    seeds: Seeds
    returns: int = RETURNS


@dataclass(frozen=True)
class Turn:
    """A question being asked; `attempt` counts from 0, `shown_at` is when it appeared."""

    question: QuestionFile
    drawn: Drawn
    attempt: int
    shown_at: datetime


@dataclass(frozen=True)
class Reply:
    """A turn, answered. `seconds` it took; 0 where the clock went back."""

    turn: Turn
    marked: Marked
    seconds: float


@dataclass(frozen=True)
class Waiting:
    question: QuestionFile
    attempt: int = 0


@dataclass(frozen=True)
class Summary:
    """How a session went, in question ids: right at once, right on a return, or never."""

    at_once: tuple[str, ...]
    later: tuple[str, ...]
    missed: tuple[str, ...]
    seconds: float

    @property
    def asked(self) -> int:
        return len(self.at_once) + len(self.later) + len(self.missed)


@dataclass(frozen=True)
class Session:
    """`turn` is None when all is done; `reply` is there between an answer and `next`."""

    rules: Rules
    questions: tuple[QuestionFile, ...]
    waiting: tuple[Waiting, ...]
    turn: Turn | None = None
    reply: Reply | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def drawn(self) -> Drawn | None:
        return None if self.turn is None else self.turn.drawn

    @property
    def done(self) -> bool:
        return self.turn is None

    def answer(self, given: str | Sequence[int], now: datetime) -> Session:
        """Mark an answer. Raises UsageError when it cannot be one, ValueError when nothing is asked."""
        if self.turn is None or self.reply is not None:
            raise ValueError("no question is waiting for an answer")
        marked = mark(self.turn.drawn, given)
        seconds = max(0.0, (now - self.turn.shown_at).total_seconds())
        reply = Reply(self.turn, marked, seconds)
        again = () if marked.correct else _returning(self.turn, self.rules)
        return replace(self, reply=reply, replies=(*self.replies, reply), waiting=(*self.waiting, *again))

    def next(self, now: datetime) -> Session:
        """Ask what comes next. Raises ValueError while an answer is missing."""
        if self.turn is not None and self.reply is None:
            raise ValueError("the question has not been answered")
        if not self.waiting:
            return replace(self, turn=None, reply=None)
        first, *rest = self.waiting
        drawn = _variant(first, self.rules, self.replies)
        turn = Turn(first.question, drawn, first.attempt, now)
        return replace(self, waiting=tuple(rest), turn=turn, reply=None)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """One for each question, in the order in which they were first asked."""
        return tuple(self._standing(question.id) for question in self.questions)

    def _standing(self, question_id: str) -> Standing:
        if self.turn is not None and self.turn.question.id == question_id:
            return "current"
        last = _last(self.replies, question_id)
        if last is None:
            return "open"
        if last.marked.correct:
            return "right"
        return "returned" if any(each.question.id == question_id for each in self.waiting) else "wrong"

    @property
    def summary(self) -> Summary:
        at_once: list[str] = []
        later: list[str] = []
        missed: list[str] = []
        for question in self.questions:
            last = _last(self.replies, question.id)
            if last is not None:
                group = missed if not last.marked.correct else later if last.turn.attempt else at_once
                group.append(question.id)
        seconds = sum(reply.seconds for reply in self.replies)
        return Summary(tuple(at_once), tuple(later), tuple(missed), seconds)


def begin(questions: Sequence[QuestionFile], rules: Rules, now: datetime) -> Session:
    """A session that asks its first question at once; without questions it is done."""
    waiting = tuple(map(Waiting, questions))
    return Session(rules, tuple(questions), waiting).next(now)


def seeds_from(base: int) -> Seeds:
    """Seeds below 100,000, never the same twice for a question; the same base gives the same seeds."""

    def seed(question_id: str, earlier: int) -> int:
        return Random(f"{base}/{question_id}").sample(range(SEED_LIMIT), VARIANTS)[earlier % VARIANTS]

    return seed


def _returning(turn: Turn, rules: Rules) -> tuple[Waiting, ...]:
    return (Waiting(turn.question, turn.attempt + 1),) if turn.attempt < rules.returns else ()


def _variant(waiting: Waiting, rules: Rules, replies: tuple[Reply, ...]) -> Drawn:
    """A variant that looks unlike the last one, where a few seeds find one."""
    last = _last(replies, waiting.question.id)
    question, first = waiting.question, waiting.attempt * _TRIES
    for earlier in range(first, first + _TRIES):
        drawn = rules.draw(question, rules.seeds(question.id, earlier))
        if last is None or _face(drawn) != _face(last.turn.drawn):
            break
    return drawn


def _face(drawn: Drawn) -> tuple[object, ...]:
    """What a learner sees of a variant."""
    return drawn.prompt, drawn.code, drawn.options, drawn.lefts


def _last(replies: tuple[Reply, ...], question_id: str) -> Reply | None:
    return next((reply for reply in reversed(replies) if reply.turn.question.id == question_id), None)
