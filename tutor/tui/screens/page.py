"""What every screen is: a title line, a rule that is the progress, a body, a notice and a footer of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tutor.errors import TutorError
from tutor.study.session import Study
from tutor.study.views import Language
from tutor.texts import Lang, plural, say
from tutor.tui.keys import Foot, bind
from tutor.tui.widgets.head import Head, Rule
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.notice import Notice

LANGUAGES: tuple[Language, ...] = ("hi", "en", "both")
WIDE = 100
"""Columns from which a page has two columns; theme and tcss call it `-wide`."""
TALL = 40
"""Rows from which groups stand further apart, `-tall`."""
MEASURE = 76
"""Longest line of running text."""


class Page(Screen[None]):
    """A screen says everything in `retell`: at first, on return to it, after a change of language or width.

    Subclasses give `compose_body`, `retell` and `feet`; data comes in by the constructor, messages go up.
    """

    BINDINGS = bind("language", "back")
    SCROLLS: ClassVar[bool] = False
    """Whether the row above the footer tells how much is further down."""

    def __init__(self, study: Study) -> None:
        super().__init__(classes="-scrolls" if self.SCROLLS else None)
        self.study = study
        self._told_for: Size | None = None
        self._told_at_first = False
        self._begin_with_size()

    def _begin_with_size(self) -> None:
        """The breakpoints' classes, before Textual gives them: nothing is styled and laid out twice."""
        width, height = self.app.size
        self.set_classes(
            [
                *self.classes,
                "-wide" if width >= WIDE else "-narrow",
                "-tall" if height >= TALL else "-short",
            ]
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Head()
            yield Rule()
            yield from self.compose_body()
            yield Notice()
            if self.SCROLLS:
                yield Static(id="rest")
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        yield from ()

    def retell(self) -> None:
        """Write everything on the screen anew from the study. Called often: a few milliseconds at most."""

    def feet(self) -> tuple[Foot, ...]:
        """What the footer offers now."""
        return ()

    @property
    def lang(self) -> Lang:
        return self.study.lang

    @property
    def wide(self) -> bool:
        return self.app.size.width >= WIDE

    @property
    def roomy(self) -> bool:
        """Whether blank lines between rows can be afforded."""
        return self.app.size.height >= TALL

    @property
    def body_width(self) -> int:
        """Columns between the margins."""
        return self.app.size.width - (12 if self.wide else 6)

    def say(self, key: str, **fields: object) -> str:
        return say(key, self.lang, **fields)

    def count(self, key: str, number: int, **fields: object) -> str:
        return plural(key, self.lang, number, **fields)

    def show_feet(self) -> None:
        self.query_one(KeyBar).show(self.feet(), self.lang)

    def follow(self, scroller: Widget) -> None:
        """Call `tell_rest` whenever another part of a scrolling widget is seen."""
        for what in ("scroll_y", "virtual_size"):
            self.watch(scroller, what, self._seen, init=False)

    def _seen(self) -> None:
        self.soon(self.tell_rest)

    def soon(self, callback: Callable[[], object]) -> None:
        """Call when the layout is known, unless the screen was left meanwhile."""
        self.call_after_refresh(self._if_there, callback)

    def _if_there(self, callback: Callable[[], object]) -> None:
        if self in self.app.screen_stack:
            callback()

    def tell_rest(self) -> None:
        """Say by `show_rest` how much is further down."""

    def show_rest(self, below: int) -> None:
        """How many lines are further down than what is seen."""
        told = self.count("tui.notes.below", below) if below > 0 else ""
        self.query_one("#rest", Static).update(told, layout=False)

    @contextmanager
    def calmly(self) -> Iterator[None]:
        """Show a TutorError raised inside as a notice and go on."""
        try:
            yield
        except TutorError as error:
            self.tell(error)

    def tell(self, error: TutorError) -> None:
        """Show the notice; esc puts it away."""
        self.query_one(Notice).tell(error, self.lang)

    def refresh_words(self) -> None:
        self._told_for = self.app.size
        with self.calmly():
            self.retell()
        self.show_feet()
        if self.SCROLLS:
            self.soon(self.tell_rest)

    def on_mount(self) -> None:
        """Before the first layout: nothing is painted twice."""
        self.refresh_words()

    def on_screen_resume(self) -> None:
        """On return to it; the first time all is said already."""
        if self._told_at_first:
            self.refresh_words()
        self._told_at_first = True

    def on_resize(self, event: Resize) -> None:
        """Say it anew for another size; at the start the screen is told several times how large it is."""
        if event.size != self._told_for:
            self.soon(self.refresh_words)

    def action_language(self) -> None:
        chosen = LANGUAGES.index(self.study.language or self.lang)
        self.study.choose_language(LANGUAGES[(chosen + 1) % len(LANGUAGES)])
        self.refresh_words()

    def action_back(self) -> None:
        if not self.query_one(Notice).put_away():
            self.leave()

    def leave(self) -> None:
        """Go to the screen below."""
        self.app.pop_screen()
