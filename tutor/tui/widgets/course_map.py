"""The whole course at a glance: a row for each section, a bar for each unit, a mark for each capstone, a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tutor.study.views import MapSection, MapUnit
from tutor.texts import Lang, plural
from tutor.tui.paint import ink
from tutor.tui.paint.bars import CAPSTONE, level_bar

TITLE_WIDTH = 21
DUE_WIDTH = 7
CURSOR = "‹"


@dataclass(frozen=True)
class Shape:
    """How much room there is: `cell` columns a unit, blank lines between sections, a column of due counts."""

    cell: int = 2
    roomy: bool = False
    with_due: bool = False


class CourseMap(Widget):
    """Shows sections; `cursor` is the id of the unit pointed at."""

    DEFAULT_CSS = "CourseMap { height: auto; width: auto; }"

    content: reactive[Content] = reactive(Content(""), layout=True)

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self.sections: tuple[MapSection, ...] = ()
        self.shape = Shape()
        self.lang: Lang = "en"
        self.cursor = ""

    def show(self, sections: Sequence[MapSection], cursor: str, shape: Shape, lang: Lang) -> None:
        self.sections, self.shape, self.lang = tuple(sections), shape, lang
        self.point(cursor)

    def point(self, unit_id: str) -> None:
        self.cursor = unit_id
        self.content = draw(self.sections, unit_id, self.shape, self.lang)

    def move(self, sections: int = 0, units: int = 0) -> None:
        self.point(moved(self.sections, self.cursor, sections, units))

    def render(self) -> Content:
        return self.content


def moved(sections: Sequence[MapSection], cursor: str, down: int, right: int) -> str:
    """The unit `down` sections below, `right` units after the cursor; stops at the ends of the course."""
    places = [(row, unit.id) for row, section in enumerate(sections) for unit in section.units]
    here = next((index for index, (_, unit) in enumerate(places) if unit == cursor), 0)
    if right:
        return places[min(max(here + right, 0), len(places) - 1)][1]
    row = places[here][0]
    column = [unit.id for unit in sections[row].units].index(places[here][1])
    units = sections[min(max(row + down, 0), len(sections) - 1)].units
    return units[min(column, len(units) - 1)].id


def draw(sections: Sequence[MapSection], cursor: str, shape: Shape, lang: Lang) -> Content:
    rows = [_row(section, cursor, shape, lang) for section in sections]
    return Content("\n\n" if shape.roomy else "\n").join(rows)


def _row(section: MapSection, cursor: str, shape: Shape, lang: Lang) -> Content:
    begun = any(unit.level for unit in section.units)
    here = any(unit.id == cursor for unit in section.units)
    title = ink.STRONG if here else ink.PLAIN if begun else ink.QUIET
    head = ink.line(
        (str(section.number).ljust(3), ink.QUIET), (ink.fit(section.title[lang], TITLE_WIDTH), title)
    )
    due = plural("tui.home.due", lang, section.due) if section.due else ""
    middle = ink.line((due.ljust(DUE_WIDTH), ink.QUIET)) if shape.with_due else Content("")
    bars = [_bar(unit, unit.id == cursor, shape) for unit in section.units]
    capstones = [
        ink.line((f"{CAPSTONE} ", ink.ACCENT if lab.passed else ink.QUIET)) for lab in section.capstones
    ]
    return Content.assemble(head, middle, *bars, *capstones)


def _bar(unit: MapUnit, pointed: bool, shape: Shape) -> Content:
    style = ink.ACCENT if unit.level else ink.QUIET if unit.there else ink.FAINT
    bar = ink.line((level_bar(unit.level) * (shape.cell - 1), style))
    clickable = bar.stylize(Style.from_meta({"@click": f"screen.point('{unit.id}')"}))
    return Content.assemble(clickable, ink.line((CURSOR if pointed else " ", ink.STRONG)))
