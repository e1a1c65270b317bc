"""The playground: a network in training, drawn while it learns."""

from __future__ import annotations

from tutor.errors import Refusal
from tutor.playground.controls import CONTROLS, turned
from tutor.playground.game import Playground
from tutor.playground.picture import Picture
from tutor.playground.presets import state_of
from tutor.playground.scene import Look, scene
from tutor.playground.settings import Settings, written
from tutor.playground.telling import short
from tutor.study.plugged import LearnersAdam, offered, plugged
from tutor.study.session import Study
from tutor.tui.keys import Foot, bind
from tutor.tui.paint import ink
from tutor.tui.screens.play import PlayPage
from tutor.tui.widgets.head import Head

STEPS = 4
"""Training steps in each frame."""


class PlaygroundScreen(PlayPage):
    """The learner's own passed Adam can take the optimizer's place; `mine` says whether it does.

    Raises UsageError for a state or preset that means nothing, Refusal for an own rule that is not there yet.
    """

    BINDINGS = bind("copy", "train")

    def __init__(self, study: Study, state: str, own_rule: bool = False) -> None:
        super().__init__(study)
        self.mine: LearnersAdam | None = None
        self.game = Playground(state_of(state))
        if own_rule:
            self._plug_in()

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
        state = written(game.settings) + (f"  ·  {self.say('play.mine')}" if self.mine else "")
        left = ink.line((self.say("play.title"), ink.STRONG), (f"  {state}", ink.QUIET))
        self.query_one(Head).show(left, ink.line(("  ·  ".join(parts), ink.QUIET)))

    def feet(self) -> tuple[Foot, ...]:
        other = (Foot("train", "built_in" if self.mine else "own_rule"),) if offered(self.study) else ()
        return (*super().feet()[:-1], *other, Foot("copy", "copy"))

    def advance(self) -> bool:
        try:
            self.game.step(STEPS if self.moving else 1)
        except Refusal as error:  # of the learner's function
            self._unplug()
            self.show_feet()
            self.tell(error)
            return False
        return not self.game.broken

    def turn(self, by: int) -> None:
        self._begin(turned(self.game.settings, CONTROLS[self.knob], by))

    def restart(self) -> None:
        self._begin(self.game.settings)

    def _begin(self, settings: Settings) -> None:
        self.game = Playground(settings, self.mine)

    def _plug_in(self) -> None:
        self.mine = plugged(self.study)
        self.restart()

    def _unplug(self) -> None:
        """Back to the optimizer of the state, from its start."""
        if self.mine is not None:
            self.mine.close()
        self.mine = None
        self.restart()

    def on_unmount(self) -> None:
        if self.mine is not None:
            self.mine.close()

    def action_train(self) -> None:
        """Train with the learner's own rule, or with the built-in one again."""
        self.run(False)
        with self.calmly():
            self._unplug() if self.mine else self._plug_in()
        self.draw()
        self.show_feet()

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(written(self.game.settings))
