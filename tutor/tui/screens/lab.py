"""The lab room: edit here or in $EDITOR, and every save is graded."""

from __future__ import annotations

import os
import shlex
import subprocess

from textual import on
from textual.app import SuspendNotSupported
from textual.containers import VerticalScroll

from tutor.errors import UsageError
from tutor.study import labs, reading
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.tui.desk import Desk
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import EditorLeft, PlaceChosen
from tutor.tui.paint.lab import to_mend
from tutor.tui.screens.bench import Pane
from tutor.tui.screens.writing import WritingBench
from tutor.tui.widgets.note_view import NoteView


class LabScreen(WritingBench):
    """`place.at` is the lab; without it the first of the unit's that is not passed."""

    BINDINGS = bind(
        *("enter", "next", "previous", "up", "down", "source", "copy"),
        *("grade", "grade_editing", "edit", "edit_outside", "brief", "hint", "compare", "train", "reset"),
    )

    def __init__(self, study: Study, place: Place, desk: Desk) -> None:
        super().__init__(study, place, desk)
        reading.remember(study, Place(self.unit.id, "lab", self.file.id))

    def feet(self) -> tuple[Foot, ...]:
        if self.asking:
            return (Foot("enter", "yes"), Foot("back", "no"))
        if self.pane == "editor":
            return (Foot("grade_editing", "grade"), Foot("back", "leave_editor"), Foot("help_typing", "help"))
        common = (Foot("help", "help"), Foot("back", "back"))
        if self.view.source is None:
            return (Foot("enter", "start"), Foot("up+down", "scroll"), Foot("language", "language"), *common)
        if self.pane == "difference":
            return (Foot("up+down", "scroll"), Foot("edit", "edit"), *common)
        if self.pane == "hints":
            return (Foot("hint", "next_hint"), Foot("edit", "edit"), Foot("brief", "brief"), *common)
        if self.pane == "brief":
            return (Foot("edit", "edit"), Foot("grade", "grade"), Foot("brief", "results"), *common)
        return self._results_feet()

    def _results_feet(self) -> tuple[Foot, ...]:
        following = (Foot("next", "next_lab"),) if self.next_lab() else ()
        train = (Foot("train", "train"),) if self.view.has_experiment else ()
        if self.done:
            enter = (Foot("enter", "train_it"),) if self.view.has_experiment else ()
            return (
                *enter,
                Foot("compare", "compare"),
                *following,
                Foot("edit", "edit"),
                Foot("help", "help"),
            )
        build = (Foot("grade", "grade"), Foot("edit", "edit"), Foot("brief", "brief"), Foot("hint", "hint"))
        return (*build, *train, Foot("help", "help"))

    def _turn_to(self, pane: Pane) -> None:
        self.pane, self.said = pane, ""
        self.query_one("#scroll").scroll_home(animate=False)
        self.refresh_words()

    def action_brief(self) -> None:
        other: Pane = "results" if self.view.source is not None else "brief"
        self._turn_to(other if self.pane == "brief" else "brief")

    def action_hint(self) -> None:
        """The next hint, counted; from elsewhere first those that were opened already."""
        with self.calmly():
            if self.pane == "hints" or not self.view.hints_shown:
                labs.hint(self.study, self.file.id)
            self._turn_to("hints")

    def action_compare(self) -> None:
        with self.calmly():
            labs.solution(self.study, self.file.id)
            self._turn_to("difference")

    def action_source(self) -> None:
        place = self.source_place()
        if place is not None:
            self.post_message(PlaceChosen(place))

    def action_train(self) -> None:
        if self.view.has_experiment:
            self.post_message(PlaceChosen(Place(self.unit.id, "train", self.file.id), instead=True))

    def action_enter(self) -> None:
        """Say yes; start; after a pass train; else edit."""
        if self.asking:
            self._reset()
        elif self.done and self.pane == "results":
            self.action_train() if self.view.has_experiment else self.action_next()
        else:
            self.action_edit()

    def action_back(self) -> None:
        if self.asking:
            self.asking = False
            self.refresh_words()
        elif self.pane in ("hints", "difference") or (self.pane == "brief" and self.view.source is not None):
            self._turn_to("results")
        else:
            super().action_back()

    def action_next(self) -> None:
        following = self.next_lab()
        if not self.done:
            self._turn_check(1)
        elif following is not None:
            self.post_message(PlaceChosen(following, instead=True))

    def action_previous(self) -> None:
        self._turn_check(-1)

    def _turn_check(self, by: int) -> None:
        """To the next check that does not hold, in a circle."""
        places = to_mend(self.grade) if self.grade else []
        if places:
            here = places.index(self.current) if self.current in places else 0
            self.current = places[(here + by) % len(places)]
            self._turn_to("results")

    def action_up(self) -> None:
        self._scroller.scroll_up(animate=False)

    def action_down(self) -> None:
        self._scroller.scroll_down(animate=False)

    @property
    def _scroller(self) -> NoteView | VerticalScroll:
        return self.query_one(NoteView) if self.pane == "brief" else self.query_one("#scroll", VerticalScroll)

    def action_edit(self) -> None:
        with self.calmly():
            self.start()
            self._turn_to("editor")
            self.editor.open_for_typing()

    def action_edit_outside(self) -> None:
        """Give the terminal to $EDITOR, and grade what comes back."""
        with self.calmly():
            self.start()
            command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
            if not command:
                raise UsageError("no_editor", path=self.view.path)
            try:
                with self.app.suspend():
                    subprocess.run([*shlex.split(command), self.view.path], check=False)
            except (SuspendNotSupported, OSError, ValueError):
                raise UsageError("no_editor", path=self.view.path) from None
            self.take_file()
            self._turn_to("results")

    @on(EditorLeft)
    def _leave_editor(self) -> None:
        if not self.save(asked=True):
            self.desk.stand_by(self.file.id)
        self.editor.close_for_typing()
        self.set_focus(None)
        self._turn_to("results")

    def action_grade(self) -> None:
        self.desk.grade(self.file.id)
        if self.pane != "editor":
            self._turn_to("results")

    def action_grade_editing(self) -> None:
        if not self.save(asked=True):
            self.action_grade()

    def action_reset(self) -> None:
        if self.view.source is not None:
            self.asking = True
            self._turn_to("results")

    def _reset(self) -> None:
        """Begin anew; the backup's name is told."""
        self.asking = False
        with self.calmly():
            backup = self.begin_anew()
            self._turn_to("results")
            self._tell_once("reset_done", path=f"{backup.parent.name}/{backup.name}")

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self.editor.text)
        self._tell_once("copied")

    def _tell_once(self, key: str, **fields: object) -> None:
        """One sentence above what is shown, until something else is done."""
        self.said = self.say(f"tui.lab.{key}", **fields)
        self.refresh_words()
