"""What widgets and workers tell the screen above them, in the past tense. Data goes down, these come up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tutor.course.search import Hit
    from tutor.study.views import Language, Place


@dataclass(eq=False, repr=False)
class LanguageChosen(Message):
    """The learner chose what to read, on the first screen or by `l`."""

    language: Language


@dataclass(eq=False, repr=False)
class PlaceChosen(Message):
    """A unit's room was picked, on the map or in a search result."""

    place: Place
    instead: bool = False
    """Take the place of the screen that posted this, as the room tabs do."""


@dataclass(eq=False, repr=False)
class DemoChosen(Message):
    """A demo is to be shown: `v4/line`, or `play/xor` for the playground."""

    address: str


@dataclass(eq=False, repr=False)
class ReviewBegun(Message):
    """The learner wants to be asked what is due."""


@dataclass(eq=False, repr=False)
class Searched(Message):
    """A search is done; `words` tells whether it is still the one that is wanted."""

    words: str
    hits: tuple[Hit, ...]


@dataclass(eq=False, repr=False)
class FileSaved(Message):
    """A lab's file changed on disk, whoever wrote it."""

    lab: str

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, FileSaved) and message.lab == self.lab


@dataclass(eq=False, repr=False)
class EditorLeft(Message):
    """The learner is done typing."""
