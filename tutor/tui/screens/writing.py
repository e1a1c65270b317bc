"""The lab's file: typed here or written elsewhere, saved, graded; editor and disk are kept in agreement."""

from __future__ import annotations

from pathlib import Path

from textual import on, work
from textual.timer import Timer
from textual.widgets import TextArea

from tutor.study import labs
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.tui.desk import Desk
from tutor.tui.messages import FileSaved
from tutor.tui.paint.lab import to_mend
from tutor.tui.screens.bench import Bench

SAVE_AFTER = 1.0
"""Seconds without a keystroke after which what was typed is saved and graded."""


class WritingBench(Bench):
    """Saves what is typed, notices what others write, and has both graded."""

    def __init__(self, study: Study, place: Place, desk: Desk) -> None:
        super().__init__(study, place, desk)
        self._timer: Timer | None = None
        self._on_disk = self.view.source
        """What the file held when it was last read or written here."""
        self._typed_text = ""

    def on_mount(self) -> None:
        self.desk.changed.subscribe(self, self._desk_changed)
        self.show_file()
        self._point()
        self._watch()
        self.desk.warm(self.file.backend)

    def on_unmount(self) -> None:
        """Nothing that was typed is lost when the program ends."""
        if self.unsaved:
            labs.save(self.study, self.file.id, self._typed_text, self._on_disk)

    def start(self) -> None:
        """Put the starter into the learner's folder, if nothing is there."""
        if self.view.source is None:
            labs.start(self.study, self.file.id)
            self._take()
            self._watch()

    def begin_anew(self) -> Path:
        """Reset the lab; the backup of what was there."""
        backup = labs.reset(self.study, self.file.id)
        self.desk.gradings.pop(self.file.id, None)
        self.unsaved, self.current = False, 0
        self._take()
        return backup

    def _take(self) -> None:
        self.take_view()
        self._on_disk = self.view.source

    @on(TextArea.Changed)
    def _typed(self) -> None:
        """Save a moment after the last keystroke."""
        if self.pane != "editor" or not (self.unsaved or self.editor.ahead):
            return
        self._take_typed()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SAVE_AFTER, self.save)
        self.show_file()

    def _take_typed(self) -> None:
        self.unsaved, self._typed_text = True, self.editor.text

    def save(self, asked: bool = False) -> bool:
        """Write what was typed and grade it, by itself or because the learner asked; False if there was nothing."""
        if self._timer is not None:
            self._timer.stop()
        if not (self.unsaved or self.editor.ahead):
            return False
        self._take_typed()
        with self.calmly():
            labs.save(self.study, self.file.id, self._typed_text, self._on_disk)
            self._on_disk, self.unsaved = self._typed_text, False
            self.editor.known = self._typed_text
            self.desk.grade(self.file.id, asked)
        return True

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
            if not (self.unsaved or self.editor.ahead):
                self.take_file()

    def take_file(self) -> None:
        """Show and grade what the file says now, if it is not what was known."""
        known = self._on_disk
        self._take()
        if self.view.source != known:
            if self.view.source is not None:
                self.desk.grade(self.file.id)
            self.refresh_words()

    def _desk_changed(self, lab: str) -> None:
        if lab != self.file.id:
            return
        grading = self.desk.gradings.get(lab)
        with self.calmly():
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
