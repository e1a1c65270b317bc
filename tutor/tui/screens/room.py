"""A screen of one unit: its title, the room tabs, and `tab` to walk them."""

from __future__ import annotations

from typing import ClassVar

from tutor.course.model import UnitFile
from tutor.study.session import Study
from tutor.study.views import Place, Room
from tutor.tui import rooms
from tutor.tui.keys import bind
from tutor.tui.messages import PlaceChosen
from tutor.tui.paint import ink
from tutor.tui.screens.page import Page
from tutor.tui.widgets.head import Head, room_tabs


class RoomPage(Page):
    """One room of a unit. `place.at` is a page, question or lab, by the room.

    Raises UsageError or CourseError for a unit that is not there or cannot be read.
    """

    ROOM: ClassVar[Room]
    BINDINGS = bind("room", "know")

    def __init__(self, study: Study, place: Place) -> None:
        super().__init__(study)
        self.place = place
        self.unit: UnitFile = study.course.unit_file(place.unit)
        self.there = rooms.of_unit(study, self.unit.id)

    def show_head(self, where: str = "") -> None:
        """Unit and section, or what the room says instead (`lab adam`), and the tabs."""
        tabs = room_tabs(self.ROOM, self.there, self.lang)
        room = self.body_width - tabs.cell_length - 2
        number = rooms.number(self.unit.id)
        place = f"  {number} · {where or self.section_title}"
        title = ink.titled(self.unit.title[self.lang], room - len(place))
        fits = len(title) + len(place) <= room
        after = place if fits else f"  {number}"
        self.query_one(Head).show(ink.line((title, ink.STRONG), (after, ink.QUIET)), tabs)

    @property
    def section_title(self) -> str:
        return next(
            section.title[self.lang]
            for section in self.study.course.sections
            if self.unit.id in section.units
        )

    @property
    def room_after(self) -> Room:
        """Where `tab` leads: the next room this unit has, in a circle."""
        return self.there[(self.there.index(self.ROOM) + 1) % len(self.there)]

    def action_room(self) -> None:
        self.action_enter_room(self.room_after)

    def action_know(self) -> None:
        """Prove by a short test that the unit is known."""
        if "quiz" in self.there:
            self.post_message(PlaceChosen(Place(self.unit.id, "quiz", "know"), instead=True))

    def action_enter_room(self, room: Room) -> None:
        if room != self.ROOM:
            self.post_message(PlaceChosen(Place(self.unit.id, room), instead=True))
