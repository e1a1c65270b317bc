"""Being asked: one question at a time, answered by keys, told with reasons, rated; a summary at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tutor.quiz.draw import Drawn
from tutor.store.events import Rating
from tutor.study import quizzing
from tutor.study.views import Place
from tutor.tui.answering import TYPED, Picks
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import PlaceChosen
from tutor.tui.paint import asking as paint
from tutor.tui.paint import question as question_paint
from tutor.tui.paint.rule import Mark
from tutor.tui.screens.page import MEASURE, Page
from tutor.tui.titles import section_title
from tutor.tui.widgets.head import Rule
from tutor.tui.widgets.in_order import Line
from tutor.tui.widgets.notice import Notice

MARKS: dict[str, Mark] = {
    "open": "open",
    "current": "current",
    "right": "done",
    "wrong": "failed",
    "returned": "failed",
}
RATINGS = 4


class AskingPage(Page):
    """What the quiz of a unit, the short test and the review share. Subclasses `begin` a run and show the head."""

    run: quizzing.QuizRun
    picks: Picks
    missed: dict[str, Place]
    """The section of every question that was answered wrong, by its id."""
    AUTO_FOCUS = ""
    SCROLLS = True
    BINDINGS = bind(
        "digits", "enter", "space", "next", "left", "up", "down", "edit", "source", "undo", "copy"
    )

    def begin(self, run: quizzing.QuizRun) -> None:
        """Take a run, from its beginning."""
        self.run = run
        self.missed = {}
        self._make_ready()

    def _make_ready(self) -> None:
        drawn = self.run.drawn
        self.picks = Picks(drawn.kind, len(drawn.options)) if drawn else Picks("choice", 0)

    def compose_body(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Static(id="where")
            with VerticalScroll(id="question", can_focus=False):
                yield Static(id="prompt")
                yield Static(id="code")
                with Horizontal(id="line"):
                    yield Static("    =  ", id="equals")
                    yield Line(id="typed", compact=True, select_on_focus=False)
                yield Static(id="answer")
                yield Static(id="after")

    def on_mount(self) -> None:
        self.follow(self.query_one("#question"))
        self._focus_line()

    def show_where(self) -> None:
        """The head: whose questions these are."""

    def retell(self) -> None:
        self.show_where()
        self.query_one(Rule).show(self._marks())
        if self.run.drawn is None:
            self._tell_end()
        else:
            self._tell_question(self.run.drawn)

    def tell_rest(self) -> None:
        """How much of the question is further down."""
        question = self.query_one("#question")
        self.show_rest(round(question.max_scroll_y - question.scroll_y))

    def _marks(self) -> list[Mark]:
        state, marked = self.run.state, self.run.marked
        marks = [MARKS[mark] for mark in state.marks]
        if marked is not None:
            marks[state.number - 1] = "done" if marked.correct else "failed"
        return marks

    @property
    def text_width(self) -> int:
        return min(MEASURE, self.body_width - (paint.SIDE if self.wide else 0))

    @property
    def typing(self) -> bool:
        """Whether an answer is wanted that is typed."""
        drawn = self.run.drawn
        return drawn is not None and self.run.marked is None and drawn.kind in TYPED

    def _tell_question(self, drawn: Drawn) -> None:
        width, marked, state = self.text_width, self.run.marked, self.run.state
        asked = paint.asked_in(drawn, self.lang)
        where_width = paint.SIDE if self.wide else self.body_width
        self._put(
            "#where", paint.where((state.number, state.total), drawn.seed, self.lang, where_width, self.wide)
        )
        self._put("#prompt", question_paint.prompt(asked, width))
        self._put("#code", paint.code(drawn.code, width))
        self.query_one("#line").display = self.typing
        if marked is None:
            self._put("#answer", question_paint.options(asked, self.picks, self.lang, width, True))
            self._put("#after", paint.how(drawn.kind, self.lang))
            return
        told = paint.told_in(drawn, marked, self.lang)
        after = self._after(drawn, width)
        above = question_paint.prompt(asked, width), paint.code(drawn.code, width)
        others = sum(len(part.split("\n")) + 1 for part in (*above, after) if part.plain)
        rows = self.query_one("#question").size.height - others
        self._put("#answer", question_paint.told(asked, self.picks, told, self.lang, width, rows))
        self._put("#after", after)

    def _after(self, drawn: Drawn, width: int) -> Content:
        place = self._place(drawn)
        source = f"{place.unit.upper()} · {self._title(place)}"
        back = paint.back(self.run.again, self.run.returns, self.study.today(), self.lang)
        return paint.after(source, back, self.run.rating, self.lang, width)

    def _place(self, drawn: Drawn) -> Place:
        unit, _, anchor = drawn.see.rpartition("#")
        return Place(unit or self.run.state.unit, "read", anchor)

    def _title(self, place: Place) -> str:
        return section_title(self.study, place)[self.lang]

    def _tell_end(self) -> None:
        for part in ("#where", "#prompt", "#code", "#line", "#after"):
            self.query_one(part).display = False
        sections = [f"{place.unit.upper()} · {self._title(place)}" for place in self.worth_reading]
        self._put("#answer", paint.end(self.run.summary, sections, self.lang, self.text_width))

    @property
    def worth_reading(self) -> list[Place]:
        """The sections of what was answered wrong, each once."""
        return list(dict.fromkeys(self.missed.values()))

    def _put(self, selector: str, content: Content) -> None:
        part = self.query_one(selector, Static)
        part.update(content)
        part.display = bool(content.plain)

    def feet(self) -> tuple[Foot, ...]:
        if self.run.drawn is None:
            return self.end_feet()
        if self.focused is not None:
            return (Foot("enter", "answer"), Foot("back", "leave_line"), Foot("help_typing", "help"))
        common = (Foot("source", "notes"), Foot("language", "language"), Foot("help", "help"))
        if self.run.marked is not None:
            return (Foot("enter", "next"), Foot("1–4", "rate"), common[0], Foot("undo", "undo"), *common[1:])
        return (*self._answer_feet(), *common, Foot("back", "back"))

    def _answer_feet(self) -> tuple[Foot, ...]:
        digits = f"1–{self.picks.options}"
        if self.picks.kind in TYPED:
            return (Foot("enter", "type"),)
        if self.picks.kind == "choice":
            return (Foot(digits, "answer"),)
        return (Foot(digits, "choose"), *((Foot("enter", "answer"),) if self.picks.complete else ()))

    def end_feet(self) -> tuple[Foot, ...]:
        """What can be done when all is answered."""
        return (Foot("enter", "home"), Foot("help", "help"))

    def at_end(self) -> None:
        """What enter does then."""
        self.leave()

    def action_digit(self, digit: int) -> None:
        if self.run.drawn is None:
            return
        if self.run.marked is not None:
            if digit <= RATINGS:
                self.run.rate(cast(Rating, digit))
        elif not self.typing:
            self.picks = self.picks.press(digit)
            if self.picks.at_once:
                self._answer(self.picks.chosen)
                return
        self.refresh_words()

    def action_enter(self) -> None:
        if self.run.drawn is None:
            self.at_end()
        elif self.run.marked is not None:
            self.action_next()
        elif self.typing:
            self._focus_line()
        elif self.picks.complete:
            self._answer(self.picks.chosen)

    def action_space(self) -> None:
        self.action_next()

    def action_next(self) -> None:
        if self.run.marked is not None:
            self.run.next()
            self._make_ready()
            self.query_one("#question").scroll_home(animate=False)
            self.query_one(Input).value = ""
            self.refresh_words()
            self._focus_line()

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        """What was said of an answer is not said of the next one."""
        if event.value:
            self.query_one(Notice).put_away()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        if self.typing:
            self._answer(event.value)

    def _answer(self, given: str | Sequence[int]) -> None:
        """Hand it in; what cannot be an answer is said, and asked again."""
        drawn = self.run.drawn
        if drawn is None:
            return
        with self.calmly():
            self.query_one(Notice).put_away()
            if not self.run.answer(given).correct:
                self.missed[drawn.id] = self._place(drawn)
            self.set_focus(None)
            self.query_one("#question").scroll_home(animate=False)
        self.refresh_words()

    def _focus_line(self) -> None:
        """The cursor stands where the answer goes."""
        if self.typing:
            self.query_one("#line").display = True
            self.query_one(Input).focus()
        else:
            self.set_focus(None)

    def on_descendant_focus(self) -> None:
        self.show_feet()

    def on_descendant_blur(self) -> None:
        self.show_feet()

    def action_edit(self) -> None:
        self._focus_line()

    def action_back(self) -> None:
        if self.focused is not None:
            self.set_focus(None)
        else:
            super().action_back()

    def action_left(self) -> None:
        self.picks = self.picks.take_back()
        self.refresh_words()

    def action_source(self) -> None:
        if self.run.drawn is not None:
            self.post_message(PlaceChosen(self._place(self.run.drawn)))
        elif self.worth_reading:
            self.post_message(PlaceChosen(self.worth_reading[0]))

    def action_undo(self) -> None:
        with self.calmly():
            self.run.undo()
            self.refresh_words()

    def action_copy(self) -> None:
        if self.run.drawn is not None:
            what = f"{self.run.drawn.id} seed {self.run.drawn.seed}"
            self.app.copy_to_clipboard(what)
            self._put("#after", paint.quiet(self.say("tui.quiz.copied", what=what)))

    def action_up(self) -> None:
        self.query_one("#question").scroll_up(animate=False)

    def action_down(self) -> None:
        self.query_one("#question").scroll_down(animate=False)
