"""What goes on while screens come and go: grades and trainings, one of each lab at a time.

Screens ask the desk what it holds and hear from `changed` when that is no longer so. The work itself is done
in child processes; here are only the coroutines that wait for them, and they belong to the app.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from textual.app import App
from textual.signal import Signal
from textual.worker import Worker

from tutor.errors import TutorError
from tutor.grader.report import Grade
from tutor.study.curve_views import ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.holding import Hold
from tutor.study.session import Study

Event = CurvesBegin | CurvePair | ComparisonView
Compare = Callable[[Study, str, Hold], AsyncIterator[Event]]
"""(study, lab, what pauses it) to the events of `tutor.study.comparing`."""


class Grader(Protocol):
    """`tutor.study.grading.GradingService`, or what stands in for it."""

    async def grade(self, study: Study, name: str, *, asked: bool) -> Grade:
        """Grade the learner's file and record it: `asked` for by the learner, or by itself. Raises TutorError."""

    async def warm(self, study: Study, backend: str) -> None:
        """Get ready for the first grade. Raises TutorError."""

    async def close(self) -> None:
        """End the child process."""


@dataclass(frozen=True)
class Services:
    """Where grades and curves come from; made when the first is wanted."""

    grader: Callable[[], Grader]
    compare: Compare


@dataclass
class Grading:
    """Whether a lab is being graded, and why the last time gave no grade. The grade itself is in the study."""

    running: bool = False
    asked: bool = True
    """Whether the learner asked for the one that runs, or ran last."""
    again: bool | None = None
    """The file changed meanwhile, and is graded once more when this is done: whether that was asked for."""
    error: TutorError | None = None


@dataclass
class Training:
    """A learner's functions being trained beside the reference."""

    state: Literal["running", "done", "stopped", "failed"] = "running"
    begin: CurvesBegin | None = None
    you: list[CurvePoint] = field(default_factory=list)
    reference: list[CurvePoint] = field(default_factory=list)
    result: ComparisonView | None = None
    error: TutorError | None = None
    worker: Worker[None] | None = None
    hold: Hold = field(default_factory=Hold)

    def take(self, event: Event) -> None:
        if isinstance(event, CurvesBegin):
            self.begin = event
        elif isinstance(event, ComparisonView):
            self.result, self.state = event, "done"
        else:
            self.you += [event.you] if event.you else []
            self.reference += [event.reference] if event.reference else []

    @property
    def step(self) -> int:
        """How far the learner's run is; before it began, the reference's."""
        return next((points[-1].step for points in (self.you, self.reference) if points), 0)

    @property
    def epoch(self) -> int:
        """Epochs that the step is behind; 0 before it began."""
        return self.step * self.begin.epochs // self.begin.steps if self.begin else 0

    @property
    def paused(self) -> bool:
        return self.state == "running" and self.hold.paused


class Desk:
    def __init__(self, app: App[Any], study: Study, services: Services) -> None:
        self.app = app
        self.study = study
        self.services = services
        self.gradings: dict[str, Grading] = {}
        self.trainings: dict[str, Training] = {}
        self.changed: Signal[str] = Signal(app, "desk changed")
        """Publishes the lab whose grading or training began, paused, went on or ended."""
        self._grader: Grader | None = None

    @property
    def grader(self) -> Grader:
        if self._grader is None:
            self._grader = self.services.grader()
        return self._grader

    def warm(self, backend: str) -> None:
        """Start the judge while the brief is being read."""
        self.app.run_worker(self._warm(backend), group="warm", exit_on_error=False)

    async def _warm(self, backend: str) -> None:
        with suppress(TutorError):  # the first grade says it better
            await self.grader.warm(self.study, backend)

    def grade(self, lab: str, asked: bool = True) -> None:
        """Grade the lab's file as it is now; a grade that is under way is followed by another."""
        grading = self.gradings.setdefault(lab, Grading())
        if grading.running:
            grading.again = asked or bool(grading.again)
            return
        grading.running, grading.asked = True, asked
        work = self._grade(lab, grading)
        self.app.run_worker(work, name=lab, group=f"grade {lab}", exit_on_error=False)
        self.changed.publish(lab)

    async def _grade(self, lab: str, grading: Grading) -> None:
        try:
            await self.grader.grade(self.study, lab, asked=grading.asked)
            grading.error = None
        except TutorError as error:
            grading.error = error
        finally:
            grading.running = False
        if grading.again is not None:
            asked, grading.again = grading.again, None
            self.grade(lab, asked)
        self.changed.publish(lab)

    def stand_by(self, lab: str) -> None:
        """Ask for a grade of what was graded by itself only: the learner stands by it."""
        if lab in self.gradings and not self.gradings[lab].asked:
            self.grade(lab)

    def train(self, lab: str) -> None:
        """Train the learner's functions beside the reference, unless that is under way."""
        if lab in self.trainings and self.trainings[lab].state == "running":
            return
        training = self.trainings[lab] = Training()
        work = self._train(lab, training)
        training.worker = self.app.run_worker(work, name=lab, group=f"train {lab}", exit_on_error=False)
        self.changed.publish(lab)

    async def _train(self, lab: str, training: Training) -> None:
        try:
            async for event in self.services.compare(self.study, lab, training.hold):
                training.take(event)
                if isinstance(event, CurvesBegin):
                    self.changed.publish(lab)
        except TutorError as error:
            training.state, training.error = "failed", error
        finally:
            if training.state == "running":
                training.state = "stopped"
        self.changed.publish(lab)

    def pause(self, lab: str) -> None:
        """Let a training stand still."""
        training = self.trainings.get(lab)
        if training and training.state == "running":
            training.hold.pause()
            self.changed.publish(lab)

    def go_on(self, lab: str) -> None:
        """From where it was paused."""
        training = self.trainings.get(lab)
        if training and training.paused:
            training.hold.go_on()
            self.changed.publish(lab)

    def stop(self, lab: str) -> None:
        """Cancel a training; its curves stay."""
        training = self.trainings.get(lab)
        if training and training.worker and training.state == "running":
            training.worker.cancel()
            training.state = "stopped"
            self.changed.publish(lab)

    async def close(self) -> None:
        """End what is running; called once, when the app ends."""
        for lab in self.trainings:
            self.stop(lab)
        if self._grader is not None:
            await self._grader.close()


def real_services() -> Services:
    """The resident judge and the trainings of study."""

    def grader() -> Grader:
        from tutor.study.grading import GradingService

        return GradingService()

    def beside(study: Study, lab: str, hold: Hold) -> AsyncIterator[Event]:
        from tutor.study.comparing import compare

        return compare(study, lab, hold=hold)

    return Services(grader, beside)
