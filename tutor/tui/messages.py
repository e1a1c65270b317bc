"""What widgets and workers tell the screen above them, in the past tense. Data goes down, these come up."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tutor.course.search import Hit
from tutor.study.views import Language, Place


@dataclass
class LanguageChosen(Message):
    """The learner chose what to read, on the first screen or by `l`."""

    language: Language


@dataclass
class PlaceChosen(Message):
    """A unit's room was picked, on the map or in a search result."""

    place: Place
    instead: bool = False
    """Take the place of the screen that posted this, as the room tabs do."""


@dataclass
class ReviewBegun(Message):
    """The learner wants to be asked what is due."""


@dataclass
class Searched(Message):
    """A search is done; `words` tells whether it is still the one that is wanted."""

    words: str
    hits: tuple[Hit, ...]
