"""The review being asked: what is due, units mixed."""

from __future__ import annotations

from tutor.study import quizzing
from tutor.study.session import Study
from tutor.tui import rooms
from tutor.tui.paint import ink
from tutor.tui.screens.asking import AskingPage
from tutor.tui.widgets.head import Head


class ReviewingScreen(AskingPage):
    """Opened by the review page, to which it returns."""

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.begin(quizzing.start_review(study))

    def show_where(self) -> None:
        state = self.run.state
        title = ink.line((self.say("tui.review.title"), ink.STRONG))
        unit = f"{rooms.number(state.unit)} · {self._unit_title(state.unit)}" if state.unit else ""
        self.query_one(Head).show(title, ink.line((unit, ink.QUIET)))

    def _unit_title(self, unit_id: str) -> str:
        return self.study.course.unit_file(unit_id).title[self.lang]
