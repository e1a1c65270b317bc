"""What a learner did: the kinds of entries of the append-only log.

Everything else the program knows about a learner (card states, mastery, streaks) is derived from these. Their
JSON form is what the database and an exported file hold: fields may be added with a default, never renamed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

Rating: TypeAlias = Literal[1, 2, 3, 4]
"""FSRS: 1 Again, 2 Hard, 3 Good, 4 Easy."""
Evidence: TypeAlias = Literal["answer", "lab", "learner"]
"""What a rating rests on: a marked answer, a graded lab, or the learner's own choice."""
RecordedVerdict: TypeAlias = Literal[
    "passed", "failed", "not_started", "error", "timeout", "memory", "crashed", "forbidden"
]
"""Verdicts that say something about the learner's file; `grader_error` says something about us."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=str.lower):
    """`at` is when it happened, in UTC. Raises ValueError for a time without a zone."""

    at: datetime

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("an event's time needs its zone")


class Answered(Event, frozen=True, kw_only=True):
    """One marked answer. `given` is the learner's answer in words; `seed` redraws the question."""

    question: str
    unit: str
    seed: int
    given: str
    correct: bool
    seconds: float


class Reviewed(Event, frozen=True, kw_only=True):
    """One rating of one question's card."""

    question: str
    unit: str
    rating: Rating
    evidence: Evidence


class Undone(Event, frozen=True, kw_only=True):
    """Takes back exactly the entry with this id, as if it had never been."""

    event_id: str


class Graded(Event, frozen=True, kw_only=True):
    """One grade of one lab file; `source_id` names its text. Raises ValueError for a `grader_error`.

    `asked` is False for what was graded by itself, while the learner was typing.
    """

    lab: str
    unit: str
    verdict: RecordedVerdict
    earned: int
    possible: int
    seed: int
    source_id: str
    duration_ms: float
    asked: bool = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.verdict not in RecordedVerdict.__args__:  # type: ignore[attr-defined]
            raise ValueError(f"a {self.verdict} is no evidence")

    @property
    def is_attempt(self) -> bool:
        """A grade that was asked for, or that passed: half a line that was graded by itself is none."""
        return self.asked or self.verdict == "passed"


class Read(Event, frozen=True, kw_only=True):
    """A page of a unit's notes was read to its end."""

    unit: str
    anchor: str


class Hinted(Event, frozen=True, kw_only=True):
    """Hint `number` (from 1) of a lab was opened."""

    lab: str
    number: int


class Started(Event, frozen=True, kw_only=True):
    """The starter was copied; `starter_hash` tells later whether the file or the starter changed."""

    lab: str
    starter_hash: str


class Trained(Event, frozen=True, kw_only=True):
    """A reference recipe, or a lab's experiment beside it, was trained to its end. `final` is its metric."""

    subject: Literal["recipe", "lab"]
    name: str
    final: float
    device: str
    outcome: str


class Known(Event, frozen=True, kw_only=True):
    """A unit's short test; `score` is the share of right answers, 0..1."""

    unit: str
    score: float


class Reset(Event, frozen=True, kw_only=True):
    """A lab was begun anew; the file as it was lies in `backup`."""

    lab: str
    backup: str


AnyEvent: TypeAlias = (
    Answered | Reviewed | Undone | Graded | Read | Hinted | Started | Trained | Known | Reset
)
Entry: TypeAlias = tuple[str, Event]
"""An event with its id in the log. Ids sort in the order of the log."""

_decoder = msgspec.json.Decoder(AnyEvent)


def decode(body: str | bytes) -> AnyEvent:
    """The event of a JSON text. Raises msgspec.ValidationError or msgspec.DecodeError."""
    event: AnyEvent = _decoder.decode(body)
    return event


def encode(event: Event) -> str:
    return msgspec.json.encode(event).decode()


def kind_of(event_type: type[Event]) -> str:
    """`answered`, `reviewed`, …: the tag in the JSON form."""
    return event_type.__name__.lower()


def source_id(text: str) -> str:
    """The content address of a lab file's text."""
    from hashlib import sha256  # OpenSSL is slow to load, and most commands judge nothing

    return sha256(text.encode()).hexdigest()


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that were not undone, without the Undone themselves, in order.

    An Undone that was itself undone has no effect.
    """
    undone: set[str] = set()
    kept: list[Entry] = []
    for event_id, event in reversed(list(entries)):
        if event_id in undone:
            continue
        if isinstance(event, Undone):
            undone.add(event.event_id)
        else:
            kept.append((event_id, event))
    return kept[::-1]
