"""A demo of the notes: turn its knobs, step through it, read the one sentence of what to notice."""

from __future__ import annotations

from tutor.playground.demo import Demo, Position
from tutor.playground.picture import Picture
from tutor.playground.stage import stage
from tutor.study.session import Study
from tutor.tui.keys import Foot
from tutor.tui.paint import ink
from tutor.tui.screens.play import PlayPage
from tutor.tui.widgets.head import Head


class DemoScreen(PlayPage):
    """Shows one demo of the unit `unit`."""

    FRAMES = 6

    def __init__(self, study: Study, unit: str, demo: Demo) -> None:
        super().__init__(study)
        self.unit = unit
        self.position = Position(demo)

    @property
    def demo(self) -> Demo:
        return self.position.demo

    @property
    def knobs(self) -> int:
        return len(self.demo.knobs)

    def picture(self, width: int, height: int) -> Picture:
        """In the middle of the page, where it does not fill it."""
        page, staged = Picture(width, height), stage(self.position, width, height, self.lang, self.knob)
        page.paste(staged, 0, (height - staged.height) // 2)
        return page

    def show_head(self) -> None:
        left = ink.line((self.demo.title.of(self.lang), ink.STRONG), (f"  {self.unit.upper()}", ink.QUIET))
        steps = self.say("tui.demo.step", n=self.position.step, of=self.demo.steps) if self.demo.steps else ""
        self.query_one(Head).show(left, ink.line((steps, ink.QUIET)))

    def feet(self) -> tuple[Foot, ...]:
        feet = super().feet()
        if self.demo.steps:
            return feet
        return (*feet[2:4], Foot("back", "back"), feet[-1])

    def advance(self) -> bool:
        self.position = self.position.advanced()
        return not self.position.over

    def turn(self, by: int) -> None:
        if self.demo.knobs:
            self.position = self.position.turned(self.demo.knobs[self.knob], by)

    def restart(self) -> None:
        self.position = self.position.restarted()
