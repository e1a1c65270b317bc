"""How far one is, section by section, and how much of it is likely still there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tutor.study import progress
from tutor.study.session import Study
from tutor.study.views import Place, ProgressView
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import PlaceChosen
from tutor.tui.paint import ink
from tutor.tui.paint import progress as paint
from tutor.tui.paint.dates import short_day
from tutor.tui.screens.page import Page
from tutor.tui.widgets.head import Head, Rule


class ProgressScreen(Page):
    """↑↓ chooses a section; enter opens its first unit that is not done."""

    BINDINGS = bind("enter", "up", "down")

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.cursor = 0
        self.view: ProgressView | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="sentence")
            yield Static(id="sections")
            yield Static(id="totals")
            yield Static(id="heat")

    def retell(self) -> None:
        view = self.view = progress.progress_view(self.study)
        since = self.say("tui.progress.since", day=short_day(view.since, self.lang)) if view.since else ""
        title = self.say("tui.progress.title")
        self.query_one(Head).show(ink.line((title, ink.STRONG)), ink.line((since, ink.QUIET)))
        self.query_one(Rule).show(part=view.units_done / max(1, view.units_planned))
        self.query_one("#sentence", Static).update(paint.sentence(view, self.lang))
        self.query_one("#totals", Static).update(paint.totals(view, self.lang))
        heat = self.query_one("#heat", Static)
        heat.display = self.app.size.height >= 32
        heat.update(paint.heat(view, self.lang, self.body_width))
        self._show_sections(view)

    def _show_sections(self, view: ProgressView) -> None:
        table = paint.table(view, self.cursor, self.lang, self.body_width)
        self.query_one("#sections", Static).update(table)

    def feet(self) -> tuple[Foot, ...]:
        return (
            Foot("up+down", "section"),
            Foot("enter", "open"),
            Foot("review", "review"),
            Foot("search", "search"),
            Foot("help", "help"),
            Foot("back", "back"),
        )

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def _move(self, rows: int) -> None:
        if self.view is not None:
            self.cursor = min(max(self.cursor + rows, 0), len(self.view.sections) - 1)
            self._show_sections(self.view)

    def action_enter(self) -> None:
        """The section's first written unit that is not done, else its first."""
        from tutor.study import overview

        with self.calmly():
            section = self.study.course.sections[self.cursor]
            units = [overview.unit_progress(self.study, unit_id) for unit_id in section.units]
            chosen = next((unit.id for unit in units if not unit.done), None)
            name = chosen or section.planned[0]
            self.post_message(PlaceChosen(Place(self.study.course.unit_id(name), "read")))
