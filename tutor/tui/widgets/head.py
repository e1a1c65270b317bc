"""The first two rows of every screen: the title line, and the rule that shows how far one is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tutor.study.views import Room
from tutor.texts import Lang, say
from tutor.tui.paint import ink, rule

ROOMS: tuple[Room, ...] = ("read", "quiz", "lab", "train")


class Head(Widget):
    """Where one is on the left, the room tabs or a date on the right."""

    DEFAULT_CSS = "Head { height: 1; }"

    left: reactive[Content] = reactive(Content(""), layout=False)
    right: reactive[Content] = reactive(Content(""), layout=False)

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False

    def show(self, left: Content, right: Content | None = None) -> None:
        self.left, self.right = left, right or Content("")

    def render(self) -> Content:
        room = self.size.width - self.right.cell_length - 2
        left = self.left.truncate(max(0, room), ellipsis=True) if self.left.cell_length > room else self.left
        blank = self.size.width - left.cell_length - self.right.cell_length
        return Content.assemble(left, " " * max(0, blank), self.right)


def room_tabs(current: Room, there: Sequence[Room], lang: Lang) -> Content:
    """`Read  Quiz  Lab  Train`: the current one underlined, the ones this unit has not got faint."""
    tabs = []
    for room in ROOMS:
        style = "bold underline $accent" if room == current else ink.QUIET if room in there else ink.FAINT
        tab = Content.styled(say(f"tui.rooms.{room}", lang), style)
        if room in there:
            tab = tab.stylize(Style.from_meta({"@click": f"screen.enter_room('{room}')"}))
        tabs.append(tab)
    return Content("  ").join(tabs)


class Rule(Widget):
    """Progress as strokes: `━` done, `╍` failed, `─` open."""

    DEFAULT_CSS = "Rule { height: 1; }"

    marks: reactive[tuple[rule.Mark, ...]] = reactive((), layout=False)
    part: reactive[float | None] = reactive(None, layout=False)

    def show(self, marks: Sequence[rule.Mark] = (), part: float | None = None) -> None:
        """Segments, or one unbroken rule of which `part` (0..1) is done."""
        self.marks, self.part = tuple(marks), part

    def render(self) -> Content:
        if self.part is not None:
            return rule.share(self.part, self.size.width)
        return rule.segments(self.marks, self.size.width)
