"""The train room: the learner's functions train beside the reference, and both curves grow."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tutor.errors import Refusal
from tutor.study import labs, outcomes, reading
from tutor.study.session import Study
from tutor.study.views import Place
from tutor.tui import rooms
from tutor.tui.desk import Desk, Training
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import PlaceChosen
from tutor.tui.paint import ink
from tutor.tui.paint import train as paint
from tutor.tui.paint.curves import Curves
from tutor.tui.screens.page import MEASURE
from tutor.tui.screens.room import RoomPage
from tutor.tui.titles import section_title
from tutor.tui.widgets.curves_view import CurvesView
from tutor.tui.widgets.head import Rule

REDRAW = 0.1
"""Seconds between two pictures of a curve that grows."""


class TrainScreen(RoomPage):
    """`place.at` is the lab. Leaving does not end a training; it is drawn again on return.

    Raises Refusal for a unit without anything to train.
    """

    ROOM = "train"
    BINDINGS = bind("space", "enter", "axis", "source", "edit", "copy", "train", "reset")

    def __init__(self, study: Study, place: Place, desk: Desk) -> None:
        super().__init__(study, place)
        there = rooms.to_train(study, self.unit.id)
        if not there:
            raise Refusal("nothing_to_train", unit=self.unit.title[study.lang])
        self.lab = place.at if place.at in there else there[0]
        self.recipe = study.course.lab(self.lab).file.recipe
        self.desk = desk
        self.log_axis: bool | None = None
        self._drawn = (0, 0)
        """How many points of either curve the picture shows."""
        reading.remember(study, Place(self.unit.id, "train", self.lab))

    def compose_body(self) -> ComposeResult:
        yield Static(id="verdict")
        yield CurvesView()
        yield Static(id="legend")
        yield Static(id="table")

    def on_mount(self) -> None:
        self.desk.changed.subscribe(self, self._desk_changed)
        self.set_interval(REDRAW, self._grow)

    @property
    def training(self) -> Training | None:
        return self.desk.trainings.get(self.lab)

    @property
    def running(self) -> bool:
        return self.training is not None and self.training.state == "running"

    @property
    def curves(self) -> Curves:
        training = self.training
        if training is None or training.begin is None:
            return Curves(0)
        begin = training.begin
        return Curves(begin.steps, tuple(training.you), tuple(training.reference), begin.band, self.log_axis)

    def retell(self) -> None:
        self.show_head(f"{self.say('tui.lab.name', lab=self.lab)}")
        width = min(MEASURE, self.body_width)
        self.query_one("#verdict", Static).update(self._verdict(width))
        self._draw()
        training = self.training
        table = self.query_one("#table", Static)
        result = training.result if training else None
        table.display = result is not None
        if result is not None:
            table.update(paint.table(result.rows, self._title, self.lang, self.body_width))

    def _draw(self) -> None:
        """Curves, rule and the line of numbers: what grows."""
        training, curves = self.training, self.curves
        self._drawn = (len(curves.you), len(curves.reference))
        view, legend = self.query_one(CurvesView), self.query_one("#legend", Static)
        view.display = legend.display = bool(curves.grid)
        view.show(curves)
        part = training.step / curves.steps if training and curves.steps else 0.0
        self.query_one(Rule).show(part=part)
        if training is not None and curves.grid:
            lines = [paint.legend(bool(curves.band), curves.axis.log, self.lang, view.plain)]
            if training.result is None:
                lines.append(paint.now(training.you, training.reference, self.lang))
            legend.update(ink.stack(lines))

    def _verdict(self, width: int) -> Content:
        training = self.training
        if training is None or training.state == "failed":
            return self._before(width)
        if training.result is not None:
            return paint.verdict(training.result, self.lang, width)
        if training.state == "stopped":
            return self._sentences("stopped", "again", step=training.step)
        if training.begin is None:
            return (
                self._sentences("paused_early", "waits")
                if training.paused
                else self._sentences("starting", "leaving")
            )
        fields = {"step": training.step, "steps": training.begin.steps}
        if training.paused:
            return self._sentences(
                "paused", "waits", epoch=training.epoch, epochs=training.begin.epochs, **fields
            )
        return self._sentences("running", "leaving", device=training.begin.device, **fields)

    def _before(self, width: int) -> Content:
        """What there is to do, and what came of it the last time."""
        what = self._sentences("before", "before_why")
        last = outcomes.last(self.study, self.lab)
        return (
            what if last is None else ink.stack([what, Content(""), paint.last_time(last, self.lang, width)])
        )

    def _sentences(self, first: str, second: str, **fields: object) -> Content:
        return ink.stack(
            [
                ink.line((self.say(f"tui.train.{first}", **fields), ink.STRONG)),
                ink.line((self.say(f"tui.train.{second}"), ink.QUIET)),
            ]
        )

    def _title(self, see: str) -> str:
        return section_title(self.study, self._see(see))[self.lang]

    def _see(self, see: str) -> Place:
        unit, _, anchor = see.rpartition("#")
        return Place(unit or self.unit.id, "read", anchor)

    def _grow(self) -> None:
        """Draw what came since the last picture."""
        training = self.training
        if training is None or not self.is_current or not self.running:
            return
        if self._drawn != (len(training.you), len(training.reference)):
            self.query_one("#verdict", Static).update(self._verdict(min(MEASURE, self.body_width)))
            self._draw()

    def _desk_changed(self, lab: str) -> None:
        if lab == self.lab and self.is_current:
            self.refresh_words()
            if self.training is not None and self.training.error is not None:
                self.tell(self.training.error)

    def feet(self) -> tuple[Foot, ...]:
        stop = (Foot("reset", "stop"),) if self.running else ()
        other = "linear" if self.curves.grid and self.curves.axis.log else "log"
        axis = (Foot("axis", other),) if self.curves.grid else ()
        source = (Foot("source", "notes"),) if self._first_see() else ()
        copy = (Foot("copy", "copy"),) if self.training and self.training.result else ()
        return (
            Foot("space", self._main()),
            *stop,
            *axis,
            *source,
            Foot("edit", "edit_lab"),
            *copy,
            Foot("help", "help"),
        )

    def _main(self) -> str:
        """What space does."""
        if self.training is None:
            return "train_it"
        return "go_on" if self.training.paused else "pause" if self.running else "again"

    def _first_see(self) -> str:
        result = self.training.result if self.training else None
        if result is None:
            return ""
        return next((row.see for row in result.rows if row.see and row.ok is False), result.see)

    def action_space(self) -> None:
        """Train; let what is training stand still, and go on."""
        if self.training is not None and self.training.paused:
            self.desk.go_on(self.lab)
        elif self.running:
            self.desk.pause(self.lab)
        elif labs.is_started(self.study, self.lab):
            self.desk.train(self.lab)
        else:
            self.query_one("#verdict", Static).update(self._sentences("not_started", "before_why"))

    def action_enter(self) -> None:
        if not self.running or (self.training is not None and self.training.paused):
            self.action_space()

    def action_train(self) -> None:
        self.action_enter()

    def action_reset(self) -> None:
        """End what is training; its curves stay."""
        self.desk.stop(self.lab)

    def action_axis(self) -> None:
        if self.curves.grid:
            self.log_axis = not self.curves.axis.log
            self.refresh_words()

    def action_source(self) -> None:
        see = self._first_see()
        if see:
            self.post_message(PlaceChosen(self._see(see)))

    def action_edit(self) -> None:
        self.post_message(PlaceChosen(Place(self.unit.id, "lab", self.lab), instead=True))

    def action_copy(self) -> None:
        result = self.training.result if self.training else None
        if result is not None:
            table = paint.table(result.rows, self._title, self.lang, MEASURE)
            self.app.copy_to_clipboard(table.plain)
            self.query_one("#legend", Static).update(self.say("tui.train.copied"))
