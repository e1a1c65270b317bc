"""Reading: one `##` section a page, in Hinglish, English or both."""

from __future__ import annotations

from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tutor.course.model import Unit
from tutor.course.notes import code_blocks
from tutor.study import playing, reading
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.texts import LANGUAGES
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import DemoChosen, PlaceChosen
from tutor.tui.paint import ink
from tutor.tui.paint.markdown import Line
from tutor.tui.paint.note_page import BESIDE, Layout, PageText, beside, single, stacked
from tutor.tui.paint.rule import Mark
from tutor.tui.screens.page import MEASURE
from tutor.tui.screens.room import RoomPage
from tutor.tui.widgets.head import Rule
from tutor.tui.widgets.note_view import NoteView

LIST_WIDTH = 26


class NotesScreen(RoomPage):
    """`n` and `p` turn pages; `n` marks the page as read, and after the last one leads to the quiz."""

    ROOM = "read"
    SCROLLS = True
    BINDINGS = bind("next", "previous", "space", "enter", "up", "down", "copy", "demo")

    def __init__(self, study: Study, place: Place) -> None:
        super().__init__(study, place)
        unit = reading.unit(study, place.unit)
        self.pages = page_texts(unit)
        self.index = page_index(self.pages, place.at, reading.first_page(study, self.unit.id))

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="notes"):
            yield Static(id="pages")
            yield NoteView()

    @property
    def page(self) -> PageText:
        return self.pages[self.index]

    def retell(self) -> None:
        self.show_head()
        read = reading.pages_read(self.study, self.unit.id)
        self.query_one(Rule).show([self._mark(index, read) for index in range(len(self.pages))])
        listed = self.wide and self.study.language != "both"
        pages = self.query_one("#pages", Static)
        pages.display = listed
        pages.update(self._page_list(read) if listed else "", layout=False)
        self.set_class(self.study.language == "both" and self.app.size.width >= BESIDE, "-beside")
        self._show_page()
        self.soon(self._show_page)
        reading.remember(self.study, Place(self.unit.id, "read", self.page.anchor))

    def _mark(self, index: int, read: set[str]) -> Mark:
        return "done" if index == self.index or self.pages[index].anchor in read else "open"

    def _page_list(self, read: set[str]) -> Content:
        rows = [ink.line((self._number, ink.QUIET))]
        for index, page in enumerate(self.pages):
            sign = "›" if index == self.index else "✓" if page.anchor in read else " "
            style = ink.STRONG if index == self.index else ink.QUIET
            title = "\n  ".join(wrap(page.title[self.lang], LIST_WIDTH - 4))
            rows.append(
                ink.line((f"{sign} ", ink.ACCENT if index == self.index else ink.QUIET), (title, style))
            )
        airy = self.roomy and 2 * len(rows) < self.query_one(NoteView).size.height - 4
        return Content("\n\n" if airy else "\n").join(rows)

    @property
    def _number(self) -> str:
        return f"{self.index + 1} / {len(self.pages)}"

    def _show_page(self) -> None:
        """Once at once, and once more when the width is known that it has then."""
        view = self.query_one(NoteView)
        language = self.study.language or self.lang
        key = (self.page.anchor, language, view.size.width, self.roomy, self.app.theme)
        if view.size.width:
            view.show(key, lambda: self._lines(view.size.width))

    def _lines(self, width: int) -> list[Line]:
        console = self.query_one(NoteView).console
        if self.study.language == "both" and len(self.page.body) == len(LANGUAGES):
            if self.has_class("-beside"):
                names = (self.say("tui.notes.hinglish"), self.say("tui.notes.english"))
                return beside(self.page, names, Layout(width, roomy=self.roomy), console)
            return stacked(self.page, Layout(min(width, MEASURE), self._number, self.roomy), console)
        number = "" if self.wide else self._number
        return single(self.page, self.lang, Layout(min(width, MEASURE), number, self.roomy), console)

    def on_mount(self) -> None:
        self.follow(self.query_one(NoteView))

    def tell_rest(self) -> None:
        self.show_rest(self.query_one(NoteView).lines_below)

    def feet(self) -> tuple[Foot, ...]:
        last = self.index == len(self.pages) - 1
        return (
            Foot("next", "quiz" if last and "quiz" in self.there else "next"),
            Foot("previous", "previous"),
            Foot("room", self.room_after),
            Foot("demo", "demo") if self._demo else Foot("copy", "copy"),
            Foot("language", "language"),
            Foot("help", "help"),
        )

    @property
    def _demo(self) -> playing.Address | None:
        return playing.of_page(self.study, self.unit.id, self.page.anchor)

    def action_demo(self) -> None:
        if self._demo:
            self.post_message(DemoChosen(str(self._demo)))

    def action_next(self) -> None:
        reading.mark_read(self.study, self.unit.id, self.page.anchor)
        if self.index < len(self.pages) - 1:
            self._turn(1)
        elif "quiz" in self.there:
            self.post_message(PlaceChosen(Place(self.unit.id, "quiz"), instead=True))
        else:
            self.refresh_words()

    def action_previous(self) -> None:
        if self.index:
            self._turn(-1)

    def _turn(self, pages: int) -> None:
        self.index += pages
        self.refresh_words()

    def action_space(self) -> None:
        """Read on: a screen further, and at the end of the page the next page."""
        view = self.query_one(NoteView)
        if view.lines_below:
            view.scroll_page_down(animate=False)
        else:
            self.action_next()

    def action_enter(self) -> None:
        self.action_space()

    def action_up(self) -> None:
        self.query_one(NoteView).scroll_up(animate=False)

    def action_down(self) -> None:
        self.query_one(NoteView).scroll_down(animate=False)

    def action_copy(self) -> None:
        blocks = [code for info, code in code_blocks(self.page.body[self.lang]) if info.startswith("py")]
        if blocks:
            self.app.copy_to_clipboard("\n\n".join(blocks))
        told = "tui.notes.copied" if blocks else "tui.notes.no_code"
        self.query_one("#rest", Static).update(self.say(told))


def page_texts(unit: Unit) -> tuple[PageText, ...]:
    """The pages of a unit with all their languages; the first carries the unit's question."""
    written = {lang: pages for lang, pages in unit.notes.items() if pages}
    texts = []
    for index, versions in enumerate(zip(*written.values(), strict=False)):
        by_lang = dict(zip(written, versions, strict=True))
        title = {lang: page.title for lang, page in by_lang.items()}
        body = {lang: page.body for lang, page in by_lang.items()}
        texts.append(PageText(versions[0].anchor, title, body, unit.lead if index == 0 else {}))
    return tuple(texts)


def page_index(pages: tuple[PageText, ...], anchor: str, otherwise: int) -> int:
    """Where a page of this anchor is; `otherwise` if none has it."""
    return next((index for index, page in enumerate(pages) if page.anchor == anchor), otherwise)
