"""What playground and demos share: a picture that fills the page, knobs by ↑↓ and ←→, and a clock that runs it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.timer import Timer

from tutor.playground.picture import Picture
from tutor.study.session import Study
from tutor.tui.keys import Foot, bind
from tutor.tui.screens.page import Page
from tutor.tui.widgets.head import Rule
from tutor.tui.widgets.picture_view import PictureView


class PlayPage(Page):
    """Subclasses give the picture, and what a step, a turn of a knob and a restart do."""

    BINDINGS = bind("space", "next", "up", "down", "left", "right", "reset", "quit")
    FRAMES = 30
    """A second, while it runs."""

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.knob = 0
        self.moving = False
        self._clock: Timer | None = None

    def compose_body(self) -> ComposeResult:
        yield PictureView("picture")

    def on_mount(self) -> None:
        self._clock = self.set_interval(1 / self.FRAMES, self._frame, pause=True)
        self.soon(self.draw)  # only now has the view a size

    @property
    def knobs(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def picture(self, width: int, height: int) -> Picture:
        raise NotImplementedError

    def show_head(self) -> None:
        raise NotImplementedError

    def advance(self) -> bool:
        """One step of the picture; False when there is no further one."""
        raise NotImplementedError

    def turn(self, by: int) -> None:
        """Move the chosen knob."""
        raise NotImplementedError

    def restart(self) -> None:
        raise NotImplementedError

    def retell(self) -> None:
        self.query_one(Rule).show(part=1.0)
        self.draw()

    def draw(self) -> None:
        view = self.query_one(PictureView)
        if view.size:
            view.show(self.picture(view.size.width, view.size.height))
        self.show_head()

    def feet(self) -> tuple[Foot, ...]:
        return (
            Foot("space", "pause" if self.moving else "run"),
            Foot("next", "step"),
            Foot("up+down", "choose"),
            Foot("left+right", "change"),
            Foot("reset", "restart"),
            Foot("help", "help"),
        )

    def run(self, moving: bool) -> None:
        self.moving = moving
        if self._clock is not None:
            (self._clock.resume if moving else self._clock.pause)()
        self.show_feet()

    def _frame(self) -> None:
        if not self.advance():
            self.run(False)
        self.draw()

    def on_screen_suspend(self) -> None:
        self.run(False)

    def action_space(self) -> None:
        self.run(not self.moving)

    def action_next(self) -> None:
        self.run(False)
        self.advance()
        self.draw()

    def action_up(self) -> None:
        self._choose(-1)

    def action_down(self) -> None:
        self._choose(1)

    def _choose(self, by: int) -> None:
        self.knob = (self.knob + by) % max(1, self.knobs)
        self.draw()

    def action_left(self) -> None:
        self.turn(-1)
        self.draw()

    def action_right(self) -> None:
        self.turn(1)
        self.draw()

    def action_reset(self) -> None:
        self.restart()
        self.draw()

    def action_quit(self) -> None:
        self.leave()
