"""Home: one sentence of what matters tonight, what to do about it, and the map of the course."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tutor.study import overview
from tutor.study.session import Study
from tutor.study.views import HomeView, Place
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import DemoChosen, PlaceChosen
from tutor.tui.paint import home as paint
from tutor.tui.paint import ink
from tutor.tui.paint.dates import long_day
from tutor.tui.screens.page import Page
from tutor.tui.widgets.course_map import CourseMap, Shape
from tutor.tui.widgets.head import Head, Rule

WIDE_CELLS = 106
"""Columns of body from which a unit's bar is two columns wide."""


class HomeScreen(Page):
    """Enter continues where the learner was, or opens the unit that the cursor was moved to."""

    BINDINGS = bind("enter", "grade", "demo", "quit", "know", "up", "down", "left", "right")

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.view: HomeView | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="sentence")
            yield Static(id="steps")
            with Horizontal(id="map"):
                yield CourseMap()
                yield Static(id="activity")
            yield Static(id="unit")

    def retell(self) -> None:
        view = overview.home_view(self.study)
        course_map = self.query_one(CourseMap)
        moved = self.view is not None and course_map.cursor != self.view.place.unit
        cursor = course_map.cursor if moved and self.is_current else view.place.unit
        self.view = view
        date = long_day(view.today, self.lang)
        units = self.say("tui.home.units", n=view.units_done, of=view.units_planned)
        self.query_one(Head).show(
            ink.line(("tutor", ink.STRONG)), ink.line((f"{units}   ·   {date}", ink.QUIET))
        )
        self.query_one(Rule).show(part=view.units_done / max(1, view.units_planned))
        key, fields = view.sentence
        self.query_one("#sentence", Static).update(ink.line((self.say(key, **fields), ink.STRONG)))
        shape = Shape(3 if self.body_width >= WIDE_CELLS else 2, self.roomy, self.wide)
        course_map.show(view.sections, cursor, shape, self.lang)
        self._show_activity(view, shape)
        self._point_at(view)

    def _show_activity(self, view: HomeView, shape: Shape) -> None:
        longest = max(len(row.units) * shape.cell + 2 * len(row.capstones) for row in view.sections)
        map_width = 24 + (7 if shape.with_due else 0) + longest + 2 * shape.cell - 3
        room = self.body_width - map_width
        self.query_one(CourseMap).styles.width = map_width
        activity = self.query_one("#activity", Static)
        activity.display = room >= paint.ACTIVITY_WIDTH
        activity.update(paint.activity(view, self.lang, room, self.roomy))

    def _point_at(self, view: HomeView) -> None:
        cursor = self.query_one(CourseMap).cursor
        unit = overview.unit_progress(self.study, cursor)
        self.query_one("#unit", Static).update(paint.unit_line(unit, self.lang, self.body_width))
        rows = self._steps(view, cursor)
        self.query_one("#steps", Static).update(paint.steps(rows, self.roomy, self.body_width))

    def _steps(self, view: HomeView, cursor: str) -> list[tuple[str, str, str]]:
        room = self.body_width - paint.DETAIL
        if cursor == view.place.unit:
            first = (self.say("tui.home.continue"), paint.continue_text(view, self.lang, room))
        else:
            title = overview.unit_progress(self.study, cursor).title
            name = ink.titled(title[self.lang], room - len(cursor) - 1) if title else ""
            first = (self.say("tui.home.open"), f"{cursor.upper()} {name}")
        rows = [("enter", *first), ("r", self.say("tui.home.review"), paint.review_text(view, self.lang))]
        if view.lab is not None:
            rows.append(("g", self.say("tui.rooms.lab"), paint.lab_text(view, self.lang)))
        return rows

    def feet(self) -> tuple[Foot, ...]:
        return (
            Foot("up+down", "map"),
            Foot("search", "search"),
            Foot("demo", "play"),
            Foot("progress", "progress"),
            Foot("language", "language"),
            Foot("help", "help"),
        )

    def action_enter(self) -> None:
        if self.view is None:
            return
        cursor = self.query_one(CourseMap).cursor
        with self.calmly():
            if cursor == self.view.place.unit:
                self.post_message(PlaceChosen(self.view.place))
            else:
                self.post_message(PlaceChosen(Place(self.study.course.unit_id(cursor), "read")))

    def action_grade(self) -> None:
        if self.view and self.view.lab:
            self.post_message(PlaceChosen(Place(self.view.lab.unit, "lab", self.view.lab.id)))

    def action_demo(self) -> None:
        self.post_message(DemoChosen("play/xor"))

    def action_know(self) -> None:
        """Prove by a short test that the unit under the cursor is known."""
        with self.calmly():
            unit = self.study.course.unit_id(self.query_one(CourseMap).cursor)
            self.post_message(PlaceChosen(Place(unit, "quiz", "know")))

    def action_point(self, unit_id: str) -> None:
        self.query_one(CourseMap).point(unit_id)
        self._moved()

    def action_up(self) -> None:
        self._move(sections=-1)

    def action_down(self) -> None:
        self._move(sections=1)

    def action_left(self) -> None:
        self._move(units=-1)

    def action_right(self) -> None:
        self._move(units=1)

    def _move(self, sections: int = 0, units: int = 0) -> None:
        self.query_one(CourseMap).move(sections, units)
        self._moved()

    def _moved(self) -> None:
        if self.view is not None:
            self._point_at(self.view)

    def action_quit(self) -> None:
        self.app.exit()

    def leave(self) -> None:
        """Home lies at the bottom: esc takes the cursor back to where the learner was."""
        if self.view is not None:
            self.action_point(self.view.place.unit)
