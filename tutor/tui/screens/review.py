"""What is due today, and how well it is still known; enter begins."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tutor.study import quizzing, reviewing
from tutor.study.session import Study
from tutor.study.views import ReviewView
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import ReviewBegun
from tutor.tui.paint import ink
from tutor.tui.paint import review as paint
from tutor.tui.paint.dates import long_day
from tutor.tui.screens.page import Page
from tutor.tui.widgets.head import Head, Rule

LONGEST_RULE = 60
"""Segments a rule can show one by one; a longer queue is one unbroken line."""


class ReviewScreen(Page):
    """The queue before it is asked."""

    BINDINGS = bind("enter", "next", "undo")

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.view: ReviewView | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="sentence")
            yield Static(id="queue")
            yield Static(id="coming")

    def retell(self) -> None:
        view = self.view = reviewing.review_view(self.study)
        title, day = self.say("tui.review.title"), long_day(view.today, self.lang)
        self.query_one(Head).show(ink.line((title, ink.STRONG)), ink.line((day, ink.QUIET)))
        self.query_one(Rule).show(["open"] * min(view.total, LONGEST_RULE))
        self.query_one("#sentence", Static).update(paint.sentence(view, self.lang))
        queue = self.query_one("#queue", Static)
        queue.display = bool(view.rows)
        queue.update(paint.table(view, self.lang, self.body_width, self.roomy))
        self.query_one("#coming", Static).update(paint.coming(view, self.lang))

    def feet(self) -> tuple[Foot, ...]:
        start = (Foot("enter", "start"), Foot("next", "not_tonight")) if self.view and self.view.total else ()
        others = (Foot("undo", "undo"), Foot("search", "search"), Foot("help", "help"), Foot("back", "back"))
        return (*start, *others)

    def action_enter(self) -> None:
        if self.view and self.view.total:
            self.post_message(ReviewBegun())

    def action_next(self) -> None:
        """Not tonight."""
        self.leave()

    def action_undo(self) -> None:
        with self.calmly():
            quizzing.undo_rating(self.study)
            self.refresh_words()
