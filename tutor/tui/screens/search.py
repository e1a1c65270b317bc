"""Search over everything: pages of notes, questions, labs and the program's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tutor.course.search import Hit
from tutor.quiz.draw import PLACEHOLDER
from tutor.study import searching
from tutor.study.reviewing import unit_title
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.tui import rooms
from tutor.tui.actions import Action, all_actions, matching
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import PlaceChosen, Searched
from tutor.tui.paint import ink
from tutor.tui.paint.search import Group, Row, results
from tutor.tui.screens.page import TALL, Page
from tutor.tui.widgets.head import Rule
from tutor.tui.widgets.in_order import Line
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.notice import Notice

GROUPS = {"notes": ("section", "unit", "page"), "questions": ("question",), "labs": ("lab",)}
SHORT = {"notes": 4, "questions": 3, "labs": 2, "actions": 3}
"""Rows of each group where the screen is short; twice as many where it is tall."""


@dataclass(frozen=True)
class Choice:
    """What enter does on a row: go to a place, or run an action of the app."""

    place: Place | None = None
    command: str = ""


class SearchScreen(Page):
    """Results follow the typing; ↑↓ chooses, enter opens. An enter that is faster than the search waits for it."""

    BINDINGS = bind("up", "down")

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.words = ""
        self.hits: Sequence[Hit] = ()
        self.searching = False
        self.opening = False
        self.cursor = 0
        self.choices: list[Choice] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            with Horizontal(id="line"):
                yield Static(ink.line(("/", ink.KEY)), id="slash")
                yield Line(id="words", compact=True)
            yield Rule()
            with VerticalScroll(can_focus=False):
                yield Static(id="results")
            yield Notice()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def retell(self) -> None:
        self.query_one(Input).placeholder = self.say("tui.search.placeholder")
        groups, self.choices = self._groups()
        self.cursor = min(self.cursor, max(0, len(self.choices) - 1))
        shown = results(groups, self.cursor, self.words, self.body_width)
        if not self.choices:
            key = "tui.search.searching" if self.searching else "tui.search.nothing"
            shown = ink.line((self.say(key, words=self.words), ink.QUIET))
        self.query_one("#results", Static).update(shown)

    def _groups(self) -> tuple[list[Group], list[Choice]]:
        groups: list[Group] = []
        choices: list[Choice] = []
        for name, kinds in GROUPS.items():
            found = [hit for hit in self.hits if hit.kind in kinds]
            shown = found[: self._rows_of(name)]
            if shown:
                rows = tuple(Row(_name(hit), _title(hit), self._detail(hit)) for hit in shown)
                groups.append(Group(self.say(f"tui.search.{name}"), rows, len(found)))
                choices += [Choice(_place(hit)) for hit in shown]
        actions = matching(all_actions(self.study), self.words)
        offered = actions[: self._rows_of("actions")]
        if offered:
            groups.append(
                Group(self.say("tui.search.actions"), tuple(map(_action_row, offered)), len(actions))
            )
            choices += [Choice(command=action.command) for action in offered]
        return groups, choices

    def _rows_of(self, group: str) -> int:
        return SHORT[group] * (2 if self.app.size.height >= TALL else 1)

    def _detail(self, hit: Hit) -> str:
        """Which unit it belongs to."""
        title = unit_title(self.study, hit.unit)[self.lang]
        return rooms.number(hit.unit) if hit.kind == "lab" else ink.titled(title, 0)

    @on(Input.Changed)
    def _words_changed(self, event: Input.Changed) -> None:
        self.words = event.value.strip()
        self.cursor = 0
        self.searching, self.opening = bool(self.words), False
        if self.words:
            self._find(self.words)
        else:
            self.hits = ()
        if not self.hits:
            self.refresh_words()

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _find(self, words: str) -> None:
        hits = searching.find(self.study, words)
        if not get_current_worker().is_cancelled:
            self.post_message(Searched(words, tuple(hits)))

    def on_searched(self, message: Searched) -> None:
        if message.words == self.words:
            self.hits, self.searching = message.hits, False
            self.refresh_words()
            if self.opening:
                self._open()

    @on(Input.Submitted)
    def _open(self) -> None:
        self.opening = self.searching
        if self.searching or not self.choices:
            return
        choice = self.choices[self.cursor]
        self.leave()
        if choice.place is not None:
            self.app.post_message(PlaceChosen(choice.place))
        else:
            self.app.call_later(self.app.run_action, choice.command)

    def feet(self) -> tuple[Foot, ...]:
        return (Foot("up+down", "choose"), Foot("enter", "open"), Foot("back", "close"))

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def _move(self, rows: int) -> None:
        self.cursor = min(max(self.cursor + rows, 0), max(0, len(self.choices) - 1))
        self.refresh_words()


def _name(hit: Hit) -> str:
    return hit.ident if hit.kind == "lab" else rooms.number(hit.unit)


def _title(hit: Hit) -> str:
    """A question's numbers are drawn when it is asked; until then they are dots."""
    return PLACEHOLDER.sub("…", hit.title) if hit.kind == "question" else hit.title


def _place(hit: Hit) -> Place:
    if hit.kind == "lab":
        return Place(hit.unit, "lab", hit.ident)
    return Place(hit.unit, "read", hit.anchor)


def _action_row(action: Action) -> Row:
    return Row("", action.title, action.key)
