"""What the lab room shows: brief, code, results, hints or the solution, beside one another where there is room."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.course.model import LabFile
from tutor.grader.report import CheckGrade, Grade
from tutor.store.events import source_id
from tutor.study import labs
from tutor.study.session import Study
from tutor.study.views import LabView, Place
from tutor.tui.desk import Desk
from tutor.tui.paint import ink
from tutor.tui.paint import lab as paint
from tutor.tui.paint import lab_pages as pages
from tutor.tui.paint.note_page import Layout, document
from tutor.tui.paint.rule import Mark
from tutor.tui.screens.page import MEASURE
from tutor.tui.screens.room import RoomPage
from tutor.tui.titles import section_title
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.head import Rule
from tutor.tui.widgets.note_view import NoteView

Pane = Literal["results", "brief", "hints", "difference", "editor"]
GAP = 4
"""Columns between code and results."""
SIDE = {"brief": 58, "hints": 46, "results": 46}
"""Columns beside the code at 120, by what stands there; a brief has code of its own."""


class Bench(RoomPage):
    """Shows one lab; what can be done with it is in `LabScreen`."""

    ROOM = "lab"
    SCROLLS = True

    def __init__(self, study: Study, place: Place, desk: Desk) -> None:
        super().__init__(study, place)
        self.desk = desk
        self.file: LabFile = study.course.lab(place.at or open_lab(study, self.unit.id)).file
        self.view: LabView
        self.take_view()
        self.pane: Pane = "results" if self.view.source is not None else "brief"
        self.current = 0
        """The check that is told in full, by place."""
        self.asking = False
        """Whether a reset waits for a yes."""
        self.said = ""
        """What is told for once in place of the points."""
        self.unsaved = False
        """Whether something was typed that is not in the file yet."""

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="bench"):
            with Vertical(id="code"):
                yield Static(id="file")
                yield Editor("editor")
            with Vertical(id="side"):
                yield Static(id="points")
                with VerticalScroll(id="scroll", can_focus=False):
                    yield Static(id="told")
                yield NoteView()

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)

    @property
    def grade(self) -> Grade | None:
        """The last one of this run of the program."""
        return self.view.last

    @property
    def check(self) -> CheckGrade | None:
        """The one that is told in full."""
        return self.grade.checks[self.current] if self.grade and not self.done else None

    @property
    def done(self) -> bool:
        """Whether the file passed as it is."""
        return self.grade.verdict == "passed" if self.grade else self._passed_before

    @property
    def grading(self) -> bool:
        grading = self.desk.gradings.get(self.file.id)
        return grading is not None and grading.running

    @property
    def alone(self) -> bool:
        """Whether what is told wants the whole page: what passed, and the solution."""
        return self.pane == "difference" or (self.pane == "results" and self.done)

    @property
    def beside(self) -> bool:
        """Whether the code stands beside what is told."""
        return self.wide and self.view.source is not None and self.pane in SIDE and not self.alone

    @property
    def side_width(self) -> int:
        return SIDE[self.pane] if self.beside else self.body_width

    def retell(self) -> None:
        self.take_view()
        self.show_head(self.say("tui.lab.name", lab=self.file.id))
        self.query_one(Rule).show(self._marks())
        self._arrange()
        self.show_file()
        self._show_side()

    def take_view(self) -> None:
        """Look anew at the file and what was done with it."""
        self.view = labs.view(self.study, self.file.id)
        self._passed_before = self.view.state == "passed" and self._same_as_last()

    def _same_as_last(self) -> bool:
        """Whether the file is the one that was graded last, with success."""
        made = labs.attempts(self.study, self.file.id)
        known = made[-1].source_id if made and made[-1].verdict == "passed" else ""
        return self.view.source is not None and source_id(self.view.source) == known

    def _marks(self) -> list[Mark]:
        if self.grade is None and self.done:
            return ["done"] * len(self.view.checks)
        return paint.marks(self.grade, len(self.view.checks))

    def _arrange(self) -> None:
        editing = self.pane == "editor"
        self.query_one("#code").display = editing or self.beside
        side = self.query_one("#side")
        side.display = not editing
        side.styles.width = self.side_width if self.beside else "1fr"
        self.set_class(editing, "-editing")
        self.editor.soft_wrap = not editing
        self.query_one(NoteView).display = self.pane == "brief"
        self.query_one("#scroll").display = self.pane != "brief"

    def show_file(self) -> None:
        """The line above the code, and the code unless it is ahead of the file."""
        editing = self.pane == "editor"
        width = self.body_width if editing else self.body_width - self.side_width - GAP
        right = pages.saved(self.grade, self._saved(), editing, self.lang)
        self.query_one("#file", Static).update(pages.file_line(self.file_name, right, width))
        if not (self.unsaved or self.editor.ahead) and self.view.source is not None:
            self.editor.show_source(self.view.source)

    def _saved(self) -> str:
        if self.grading:
            return self.say("tui.lab.grading")
        if self.unsaved or self.view.saved_at is None:
            return self.say("tui.lab.not_saved")
        return self.say("tui.lab.saved", time=f"{self.view.saved_at.astimezone():%H:%M}")

    @property
    def file_name(self) -> str:
        path = Path(self.view.path)
        return f"{path.parent.name}/{path.name}"

    def _show_side(self) -> None:
        width = min(self.side_width, MEASURE)
        points = self.query_one("#points", Static)
        headline = self._headline(min(self.side_width, self.body_width))
        points.update(headline)
        points.display = bool(headline.plain)
        if self.pane == "brief":
            self.soon(self._show_brief)
        else:
            self.query_one("#told", Static).update(self._told(width))

    def _headline(self, width: int) -> Content:
        running = ink.line((self.say("tui.lab.grading") if self.grading else "", ink.QUIET))
        if self.said:
            return ink.line(self.said)
        if self.alone:
            return running
        if self.pane in ("brief", "hints"):
            return self._title()
        if self.grade is None:
            left = ink.line((self.say("tui.lab.not_graded"), ink.STRONG))
        elif self.grading:
            left = paint.points(self.grade.score, self.lang)
        else:
            return paint.headline(self.grade, self.current, self.lang, width)
        return ink.spread(left, running, width)

    def tell_rest(self) -> None:
        """How much of the brief, of a card or of the solution is further down."""
        scroll = self.query_one("#scroll")
        below = round(scroll.max_scroll_y - scroll.scroll_y)
        if self.pane == "brief":
            below = self.query_one(NoteView).lines_below
        self.show_rest(0 if self.pane == "editor" else below)

    def _title(self) -> Content:
        if self.view.source is not None:
            told = ink.line((self.view.title[self.lang], ink.STRONG))
        else:
            started = ink.line((self.say("tui.lab.not_started"), ink.STRONG))
            told = Content.assemble(started, f" {self.say('tui.lab.start_it', path=self.file_name)}")
        if not self.view.needs:
            return told
        needs = self.say("tui.lab.needs", labs=", ".join(self.view.needs))
        return ink.stack([told, ink.line((needs, ink.QUIET))])

    def _show_brief(self) -> None:
        note = self.query_one(NoteView)
        layout = Layout(min(note.size.width, MEASURE), roomy=self.roomy)
        source = self.view.brief.get(self.lang) or next(iter(self.view.brief.values()), "")
        key = (self.lang, layout, self.app.theme)
        if layout.width:
            note.show(key, lambda: document(source, layout, note.console))

    def _told(self, width: int) -> Content:
        if self.asking:
            return self._question()
        if self.pane == "hints":
            return pages.hints(self.view, self.lang, width)
        if self.pane == "difference":
            diff = labs.difference(self.study, self.file.id)
            return pages.difference(diff, self.lang) if diff else ink.line(self.say("tui.lab.same"))
        if self.done:
            return pages.done(self.view, self.grade, self.steps(), self.lang, width)
        if self.grade is None:
            how = ink.line(self.say("tui.lab.grade_it"))
            return Content("\n\n").join([how, pages.open_checks(self.view, self.lang, width)])
        paper = paint.column if self.beside else paint.letter
        return paper(self._letter(self.grade), self.current, self.lang, width)

    def _question(self) -> Content:
        asked = ink.line((self.say("tui.lab.reset_ask"), ink.STRONG))
        return ink.stack([asked, ink.line(self.say("tui.lab.reset_keep"))])

    def _letter(self, grade: Grade) -> paint.Letter:
        place = self.source_place()
        section = section_title(self.study, place)[self.lang] if place else ""
        numbers = {check: number for number, check in enumerate(self.file.checks, 1)}
        needs = {name: [numbers[each] for each in check.needs] for name, check in self.file.checks.items()}
        return paint.Letter(grade, needs, (self.view.hints_shown, len(self.view.hints)), section)

    def source_place(self) -> Place | None:
        """The section of the notes that explains the current check."""
        unit, _, anchor = (self.check.see if self.check else "").partition("#")
        return Place(unit or self.unit.id, "read", anchor) if anchor else None

    def steps(self) -> list[tuple[str, str]]:
        """(key, what) of what comes after a pass."""
        following = self.next_lab()
        rows = [("v", self.say("tui.lab.compare_it"))]
        if following:
            title = self.study.course.labs()[following.at].title[self.lang]
            rows.append(("n", self.say("tui.lab.next_lab", title=title)))
        if self.view.has_experiment:
            return [("enter", self.say("tui.lab.train_it")), *rows]
        return rows

    def next_lab(self) -> Place | None:
        """The lab after this one in the course."""
        all_labs = self.study.course.labs()
        order = list(all_labs)
        after = order[order.index(self.file.id) + 1 :] if self.file.id in order else []
        return Place(all_labs[after[0]].unit, "lab", after[0]) if after else None


def open_lab(study: Study, unit_id: str) -> str:
    """The first of a unit's labs that is not passed; its first where all are."""
    there = study.course.labs_of(unit_id)
    states = {row.id: row.state for row in labs.rows(study) if row.id in there}
    return next((lab for lab in there if states.get(lab) != "passed"), there[0])
