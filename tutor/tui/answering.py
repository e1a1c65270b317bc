"""Answering by digits: what has been picked so far, for the four kinds of question that have options.

choice   one digit is the answer
multi    each digit switches an option on or off, enter answers
order    the digits of the items, first place first; enter answers
match    for each left side in turn the digit of its right side; enter answers
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.course.model import Kind

TYPED: tuple[Kind, ...] = ("number", "text", "predict")
"""Kinds that are answered by typing."""


@dataclass(frozen=True)
class Picks:
    """Options picked so far, by index from 0, in the order they were picked."""

    kind: Kind
    options: int
    chosen: tuple[int, ...] = ()

    def press(self, digit: int) -> Picks:
        """The digit of an option (from 1) was pressed; a digit that means nothing changes nothing."""
        option = digit - 1
        if not 0 <= option < self.options:
            return self
        if self.kind == "choice":
            return replace(self, chosen=(option,))
        if option not in self.chosen:
            return replace(self, chosen=(*self.chosen, option))
        if self.kind == "multi":
            return replace(self, chosen=tuple(each for each in self.chosen if each != option))
        return self

    def take_back(self) -> Picks:
        """Without the last pick."""
        return replace(self, chosen=self.chosen[:-1])

    @property
    def complete(self) -> bool:
        """Whether this can be handed in."""
        return len(self.chosen) == self.options if self.kind in ("order", "match") else bool(self.chosen)

    @property
    def at_once(self) -> bool:
        """A choice is handed in by its digit, everything else by enter."""
        return self.kind == "choice" and self.complete
