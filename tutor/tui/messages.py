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
class DemoChosen(Message):
    """A demo is to be shown: `v4/line`, or `play/xor` for the playground."""

    address: str


@dataclass
class ReviewBegun(Message):
    """The learner wants to be asked what is due."""


@dataclass
class Searched(Message):
    """A search is done; `words` tells whether it is still the one that is wanted."""

    words: str
    hits: tuple[Hit, ...]


@dataclass
class FileSaved(Message):
    """A lab's file changed on disk, whoever wrote it."""

    lab: str

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, FileSaved) and message.lab == self.lab


@dataclass
class EditorLeft(Message):
    """The learner is done typing."""
