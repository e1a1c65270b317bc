"""The lab room: edit here or in $EDITOR, and every save is graded."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from textual import on, work
from textual.app import SuspendNotSupported
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tutor.errors import UsageError
from tutor.study import labs, reading
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.tui.desk import Desk
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import EditorLeft, FileSaved, PlaceChosen
from tutor.tui.paint.lab import to_mend
from tutor.tui.screens.bench import Bench, Pane
from tutor.tui.widgets.note_view import NoteView

SAVE_AFTER = 0.6
"""Seconds without a keystroke after which what was typed is saved and graded."""


class LabScreen(Bench):
    """`place.at` is the lab; without it the first of the unit's that is not passed."""

    BINDINGS = bind(
        *("enter", "next", "previous", "up", "down", "source", "copy"),
        *("grade", "grade_editing", "edit", "edit_outside", "brief", "hint", "compare", "train", "reset"),
    )

    def __init__(self, study: Study, place: Place, desk: Desk) -> None:
        super().__init__(study, place, desk)
        self._timer: Timer | None = None
        self._on_disk = self.view.source
        reading.remember(study, Place(self.unit.id, "lab", self.file.id))

    def on_mount(self) -> None:
        self.desk.changed.subscribe(self, self._desk_changed)
        self.follow(self.query_one("#scroll"))
        self.follow(self.query_one(NoteView))
        self._point()
        self._watch()

    def on_unmount(self) -> None:
        if self.unsaved:
            labs.save(self.study, self.file.id, self.editor.text)

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

    # Going from pane to pane

    def _turn_to(self, pane: Pane) -> None:
        self.pane = pane
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

    # Writing and grading

    def action_edit(self) -> None:
        with self.calmly():
            self._start()
            self._turn_to("editor")
            self.editor.open_for_typing()

    def _start(self) -> None:
        if self.view.source is None:
            labs.start(self.study, self.file.id)
            self.take_view()
            self._on_disk = self.view.source
            self._watch()

    def action_edit_outside(self) -> None:
        """Give the terminal to $EDITOR, and grade what comes back."""
        with self.calmly():
            self._start()
            command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
            if not command:
                raise UsageError("no_editor", path=self.view.path)
            try:
                with self.app.suspend():
                    subprocess.run([*shlex.split(command), self.view.path], check=False)
            except (SuspendNotSupported, OSError, ValueError):
                raise UsageError("no_editor", path=self.view.path) from None
            self._take_file()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        """Save a moment after the last keystroke."""
        if self.pane != "editor" or self.editor.text == self._on_disk:
            return
        self.unsaved = True
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SAVE_AFTER, self._save)
        self.show_file()

    def _save(self) -> None:
        """Write what was typed, and grade it."""
        if self._timer is not None:
            self._timer.stop()
        with self.calmly():
            if self.unsaved:
                text = self.editor.text
                labs.save(self.study, self.file.id, text)
                self._on_disk, self.unsaved = text, False
                self.action_grade()

    @on(EditorLeft)
    def _leave_editor(self) -> None:
        self._save()
        self.editor.close_for_typing()
        self.set_focus(None)
        self._turn_to("results")

    def action_grade_editing(self) -> None:
        if self.unsaved:
            self._save()
        else:
            self.action_grade()

    def action_grade(self) -> None:
        self.desk.grade(self.file.id)
        if self.pane != "editor":
            self._turn_to("results")

    def _desk_changed(self, lab: str) -> None:
        if lab != self.file.id:
            return
        grading = self.desk.gradings.get(lab)
        self.take_view()
        self._point()
        if self.is_current:
            self.refresh_words()
            if grading and grading.error and not grading.running:
                self.tell(grading.error)

    def _point(self) -> None:
        """Tell the first check that does not hold, and put the cursor where it broke."""
        places = to_mend(self.grade) if self.grade else []
        if self.current not in places:
            self.current = places[0] if places else 0
        failure = self.check.failure if self.check else None
        if failure and failure.frames and self.pane != "editor":
            self.editor.go_to_line(failure.frames[-1].line)

    # The file, changed by others

    @work(exclusive=True, group="watch", exit_on_error=False)
    async def _watch(self) -> None:
        """Tell of every change of the file, whoever writes it."""
        path = Path(self.view.path)
        if not path.exists():
            return
        from watchfiles import awatch

        async for changes in awatch(path.parent, recursive=False):
            if any(Path(changed).name == path.name for _, changed in changes):
                self.post_message(FileSaved(self.file.id))

    def on_file_saved(self) -> None:
        with self.calmly():
            if not self.unsaved:
                self._take_file()

    def _take_file(self) -> None:
        """Show and grade what the file says now, if it is not what was known."""
        self.take_view()
        if self.view.source is not None and self.view.source != self._on_disk:
            self._on_disk = self.view.source
            self.action_grade()
        self.refresh_words()

    def action_reset(self) -> None:
        if self.view.source is not None:
            self.asking = True
            self._turn_to("results")

    def _reset(self) -> None:
        """Begin anew; the backup's name is told."""
        self.asking = False
        with self.calmly():
            backup = labs.reset(self.study, self.file.id)
            self.desk.gradings.pop(self.file.id, None)
            self.take_view()
            self._on_disk, self.current = self.view.source, 0
            self._turn_to("results")
            told = self.say("tui.lab.reset_done", path=f"{backup.parent.name}/{backup.name}")
            self.query_one("#points", Static).update(told)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self.editor.text)
        self.query_one("#file", Static).update(self.say("tui.lab.copied"))
