"""The playground: a network in training, drawn while it learns."""

from __future__ import annotations

from tutor.playground.controls import CONTROLS, turned
from tutor.playground.game import Playground
from tutor.playground.picture import Picture
from tutor.playground.presets import state_of
from tutor.playground.scene import Look, scene
from tutor.playground.settings import written
from tutor.playground.telling import short
from tutor.study.session import Study
from tutor.tui.keys import Foot, bind
from tutor.tui.paint import ink
from tutor.tui.screens.play import PlayPage
from tutor.tui.widgets.head import Head

STEPS = 4
"""Training steps in each frame."""


class PlaygroundScreen(PlayPage):
    """Raises UsageError for a state or preset that means nothing."""

    BINDINGS = bind("copy")

    def __init__(self, study: Study, state: str) -> None:
        super().__init__(study)
        self.game = Playground(state_of(state))

    @property
    def knobs(self) -> int:
        return len(CONTROLS)

    def picture(self, width: int, height: int) -> Picture:
        return scene(self.game, Look(width, height, self.lang, CONTROLS[self.knob]))

    def show_head(self) -> None:
        game = self.game
        parts = [
            self.say("play.step", n=game.steps),
            self.say("play.loss", loss=short(game.history[-1].train)),
        ]
        if not game.settings.regression:
            parts.append(self.say("play.right", right=game.right(), rows=len(game.X)))
        left = ink.line((self.say("play.title"), ink.STRONG), (f"  {written(game.settings)}", ink.QUIET))
        self.query_one(Head).show(left, ink.line(("  ·  ".join(parts), ink.QUIET)))

    def feet(self) -> tuple[Foot, ...]:
        return (*super().feet()[:-1], Foot("copy", "copy"))

    def advance(self) -> bool:
        self.game.step(STEPS if self.moving else 1)
        return not self.game.broken

    def turn(self, by: int) -> None:
        self.game = Playground(turned(self.game.settings, CONTROLS[self.knob], by))

    def restart(self) -> None:
        self.game = Playground(self.game.settings)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(written(self.game.settings))
