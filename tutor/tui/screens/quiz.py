"""The quiz room of a unit: its questions, or the short test that proves it is known already."""

from __future__ import annotations

from tutor.study import quizzing, reading
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.tui.keys import Foot
from tutor.tui.screens.asking import AskingPage
from tutor.tui.screens.room import RoomPage

KNOW = "know"
"""`Place.at` of the short test."""


class QuizScreen(AskingPage, RoomPage):
    """Wrong answers return at the end with new numbers; then enter leads to the next room."""

    ROOM = "quiz"

    def __init__(self, study: Study, place: Place) -> None:
        super().__init__(study, place)
        start = quizzing.start_know if place.at == KNOW else quizzing.start_quiz
        self.begin(start(study, self.unit.id))
        reading.remember(study, Place(self.unit.id, "quiz"))

    def show_where(self) -> None:
        self.show_head(self.say("tui.quiz.know") if self.run.kind == "know" else "")

    def end_feet(self) -> tuple[Foot, ...]:
        enter = "home" if self.room_after == "read" else self.room_after
        return (
            Foot("enter", enter),
            Foot("space", "again"),
            Foot("source", "notes"),
            Foot("language", "language"),
            Foot("help", "help"),
            Foot("back", "back"),
        )

    def at_end(self) -> None:
        if self.room_after == "read":
            self.leave()
        else:
            self.action_room()

    def action_space(self) -> None:
        """At the end: once more, with new numbers."""
        if self.run.drawn is None:
            with self.calmly():
                self.begin(quizzing.start_quiz(self.study, self.unit.id))
            self.refresh_words()
        else:
            super().action_space()
