"""What a demo is: knobs, a picture for every position of them, and one sentence of what to notice.

A demo is a pure function of its knobs and of the step it is at. It lies in its unit's folder as `demo.py`, which
imports numpy and `tutor.playground` alone and holds `DEMOS = {"id": Demo(...)}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tutor.playground.picture import Ink, Picture


class Words(NamedTuple):
    """A sentence in both languages."""

    hi: str
    en: str

    def of(self, lang: str) -> str:
        return self.hi if lang == "hi" else self.en


@dataclass(frozen=True)
class Knob:
    """Something to turn: the values in order, and the place of the first one shown."""

    id: str
    name: Words
    values: tuple[Any, ...]
    at: int = 0


@dataclass(frozen=True)
class Sight:
    """What is to be drawn: the value of every knob, the step (from 0), the room there is, and the language."""

    values: Mapping[str, Any]
    step: int
    width: int
    height: int
    lang: str = "en"

    def __getitem__(self, knob: str) -> Any:
        return self.values[knob]

    def blank(self) -> Picture:
        return Picture(self.width, self.height)

    def pitch(self, lines: int, others: int = 0, most: int = 3) -> int:
        """How many rows each of so many lines may take, at most `most`; `others` rows are kept for the rest."""
        return max(1, min(most, (self.height - others) // lines))


def bar(picture: Picture, x: int, y: int, length: int, ink: Ink, pitch: int = 1, char: str = "█") -> int:
    """A bar from (x, y) to the right, one row thinner than its pitch; returns the column after it."""
    for row in range(max(1, pitch - 1)):
        picture.text(x, y + row, char * length, ink)
    return x + length


@dataclass(frozen=True)
class Demo:
    """`steps` 0: nothing moves by itself; else n and space walk from step 0 to `steps`."""

    title: Words
    knobs: tuple[Knob, ...]
    draw: Callable[[Sight], Picture]
    notice: Callable[[Sight], Words]
    steps: int = 0


@dataclass(frozen=True)
class Position:
    """Where a learner has turned a demo's knobs to."""

    demo: Demo
    places: Mapping[str, int] = field(default_factory=dict)
    step: int = 0

    def turned(self, knob: Knob, by: int) -> Position:
        """One value further; it stops at the ends. Steps begin anew, since the picture is another one."""
        place = min(max(self.place(knob) + by, 0), len(knob.values) - 1)
        return Position(self.demo, {**self.places, knob.id: place}, 0)

    def place(self, knob: Knob) -> int:
        return self.places.get(knob.id, knob.at)

    def advanced(self) -> Position:
        return Position(self.demo, self.places, min(self.step + 1, self.demo.steps))

    def restarted(self) -> Position:
        return Position(self.demo, self.places, 0)

    @property
    def over(self) -> bool:
        return self.step >= self.demo.steps

    def sight(self, width: int, height: int, lang: str = "en") -> Sight:
        values = {knob.id: knob.values[self.place(knob)] for knob in self.demo.knobs}
        return Sight(values, self.step, width, height, lang)
