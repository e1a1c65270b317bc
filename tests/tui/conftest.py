"""A small course, a learner with a clock that stands still, services that answer as told; screens as text.

Golden frames are in `frames/`; TUTOR_UPDATE_FRAMES=1 writes them anew.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.segment import Segment
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from tutor import paths
from tutor.course.model import Bilingual
from tutor.errors import TutorError
from tutor.grader.report import CheckGrade, Failure, Grade, NamedMistake, Score
from tutor.store.labfiles import read_lab_file
from tutor.study import grading
from tutor.study.curve_views import ComparisonRow, ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.holding import Hold
from tutor.study.session import Study, open_study
from tutor.study.views import Language
from tutor.texts import LANGUAGES
from tutor.tui.app import TutorApp
from tutor.tui.desk import Event, Services
from tutor.tui.screens.page import Page

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
EVENING = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
SEED = 4107
WIDE, NARROW, TINY = (120, 40), (80, 24), (60, 20)


@pytest.fixture(autouse=True)
def _here_and_now(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """UTC, the same seed for every quiz, no blinking."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr(secrets, "randbelow", lambda limit: SEED % limit)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course of all tests, and on top of it the unit and the lab that have everything."""
    root = tmp_path_factory.mktemp("course")
    for part in ("course", "tui"):
        shutil.copytree(FIXTURES / part, root, dirs_exist_ok=True)
    return root


@dataclass
class Clock:
    now: datetime = EVENING

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def study(tmp_path: Path, course: Path, clock: Clock) -> Iterator[Study]:
    """A learner who has done nothing yet, not even chosen a language."""
    opened = open_study(paths.Home(tmp_path / "home"), course, clock)
    yield opened
    opened.close()


@dataclass
class FakeGrader:
    """Answers with `grade`, or fails with `error`, once `open` is set; records as the real one does."""

    grade_given: Grade
    error: TutorError | None = None
    open: asyncio.Event = field(default_factory=asyncio.Event)
    graded: list[str] = field(default_factory=list)
    asked: list[bool] = field(default_factory=list)
    warmed: list[str] = field(default_factory=list)
    closed: bool = False

    async def grade(self, study: Study, name: str, *, asked: bool) -> Grade:
        source = read_lab_file(study.home.lab_file(name))
        await self.open.wait()
        self.graded.append(source)
        self.asked.append(asked)
        if self.error is not None:
            raise self.error
        grading.record(study, self.grade_given, source, asked)
        return self.grade_given

    async def warm(self, study: Study, backend: str) -> None:
        self.warmed.append(backend)

    async def close(self) -> None:
        self.closed = True


@dataclass
class FakeTraining:
    """Yields `events`; the last `held` of them only once `open` is set. `hold` is what the desk gave."""

    events: list[Event] = field(default_factory=list)
    held: int = 0
    error: TutorError | None = None
    open: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False
    hold: Hold = field(default_factory=Hold)

    async def __call__(self, study: Study, lab: str, hold: Hold) -> AsyncIterator[Event]:
        self.hold = hold
        try:
            for index, event in enumerate(self.events):
                if index == len(self.events) - self.held:
                    await self.open.wait()
                yield event
            if self.error is not None:
                raise self.error
        finally:
            self.ended = True


ADAM = (
    ("worked_example", "Worked example of the brief", "passed", 1),
    ("averages", "m and v are running averages", "passed", 1),
    ("untouched", "Inputs stay as they are", "passed", 1),
    ("corrected", "The step uses the corrected averages", "failed", 2),
    ("definition", "200 steps match the definition", "skipped", 1),
    ("zero_gradient", "A zero gradient is safe", "passed", 1),
    ("shape", "Shape and dtype are kept", "passed", 1),
)
UNCORRECTED = Failure(
    kind="wrong_value",
    message="At t = 1 your step is 3.16 times longer than it should be.",
    function="adam_step",
    input="g = [0.5, −0.5]\nm = [0, 0]\nt = 1",
    got="−0.003162\n 0.003162",
    want="−0.001000\n 0.001000",
    first_difference="[0]",
)
MISTAKE = NamedMistake(
    "uncorrected", "You used m and v directly. Early on both are near zero; the ratio is off."
)


def grade_of(verdict: str = "failed", failure: Failure = UNCORRECTED, **changed: Any) -> Grade:
    """Adam's grade: as in the table above, with this failure in the failed check; or everything `passed`."""
    checks = []
    for check_id, title, outcome, points in ADAM:
        result: dict[str, Any] = {"id": check_id, "title": title, "verdict": outcome, "points": points}
        if verdict in ("passed", "not_started"):
            result["verdict"] = verdict
        elif outcome == "failed":
            result |= {"verdict": verdict, "failure": failure, "see": "v4#bias-correction"}
            result["mistake"] = MISTAKE if verdict == "failed" else None
        elif outcome == "skipped":
            result["failure"] = Failure("needs", "Waits for: The step uses the corrected averages")
        checks.append(CheckGrade(**result))
    earned = sum(check.points for check in checks if check.verdict == "passed")
    grade = Grade(
        lab="adam",
        unit="v4",
        verdict=verdict,  # type: ignore[arg-type]
        score=Score(earned, 8),
        seed=90210,
        duration_ms=31.4,
        isolation="full",
        checks=tuple(checks),
    )
    return msgspec.structs.replace(grade, **changed)


STEPS = 120
BAND = tuple((step, 0.5 * 0.98**step, 0.8 * 0.98**step) for step in range(0, STEPS + 1, 5))
REFERENCE = tuple(CurvePoint(step, (low + high) / 2, 0.9) for step, low, high in BAND)
BEGIN = CurvesBegin(
    recipe="moons-mlp",
    title=Bilingual("Moons", "Moons"),
    model="2-16-1",
    device="cpu",
    metric="accuracy",
    target=0.95,
    epochs=24,
    steps=STEPS,
    band=BAND,
    median=REFERENCE,
    you=True,
)


def trained(you: Sequence[float], **changed: Any) -> list[Event]:
    """What a training says: its beginning, a pair for each of the learner's losses, the comparison."""
    points = tuple(CurvePoint(5 * index, loss, 0.8) for index, loss in enumerate(you))
    pairs = [CurvePair(mine, theirs) for mine, theirs in zip_longest(points, REFERENCE)]
    result = ComparisonView(
        verdict="outside",
        text_key="training.outside_above",
        fields={"epoch": 2, "epochs": 24},
        you=points,
        reference=REFERENCE,
        band=BAND,
        rows=(
            ComparisonRow("training.row.step0_loss", "0.6337", "0.6337", True),
            ComparisonRow(
                "training.row.first_update", "5.098", "1.612", False, "3.16 ×", "v4#bias-correction"
            ),
            ComparisonRow("training.row.final_loss", "0.1204", "0.0571", None),
        ),
        device="cpu",
        reason_key="training.update_longer",
        reason_fields={"ratio": 3.16},
    )
    return [BEGIN, *pairs, msgspec.structs.replace(result, **changed)]


@pytest.fixture
def anyio_backend() -> str:
    """Tests that are coroutines run on asyncio; the plugin comes with anyio, which watchfiles brings."""
    return "asyncio"


@pytest.fixture
def grader() -> FakeGrader:
    fake = FakeGrader(grade_of())
    fake.open.set()
    return fake


@pytest.fixture
def training() -> FakeTraining:
    fake = FakeTraining()
    fake.open.set()
    return fake


@pytest.fixture
def make_app(study: Study, grader: FakeGrader, training: FakeTraining) -> Callable[..., TutorApp]:
    """An app of this learner; `lang` and `theme` as if chosen before. No language: the first run."""

    def make(open_at: str | None = None, lang: Language | None = "en", theme: str = "") -> TutorApp:
        if lang is not None:
            study.choose_language(lang)
        if theme:
            study.store.settings.set("theme", theme)
        return TutorApp(study, open_at, Services(lambda: grader, training))

    return make


@pytest.fixture
def started(study: Study, course: Path) -> Callable[..., Path]:
    """Put a file into the learner's folder as if it had been saved this evening."""

    def start(lab: str, source: str | None = None) -> Path:
        path = study.home.lab_file(lab)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source or (course / "labs" / lab / "starter.py").read_text(encoding="utf-8"))
        os.utime(path, (EVENING.timestamp(), EVENING.timestamp()))
        return path

    return start


PATIENCE = 20.0
"""Seconds after which a condition is given up."""


async def until(pilot: Pilot[None], reached: Callable[[], object]) -> None:
    """Let the app work until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, "it never came to be"
        await pilot.pause()
    await pilot.pause()


def shows(app: TutorApp, kind: type[Page]) -> bool:
    return isinstance(app.screen, kind)


async def settled(pilot: Pilot[None]) -> None:
    """Until nobody has a message left to answer."""
    await pilot.pause()
    await until(pilot, lambda: not any(map(_has_messages, _everybody(pilot))))


def _everybody(pilot: Pilot[None]) -> list[MessagePump]:
    screens = pilot.app.screen_stack
    return [pilot.app, *screens, *(node for screen in screens for node in screen.walk_children())]


def _has_messages(pump: MessagePump) -> bool:
    return not pump._message_queue.empty()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys one after the other, each answered before the next."""
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


FRAMES = Path(__file__).parent / "frames"
UPDATE = "TUTOR_UPDATE_FRAMES"


def rows(app: TutorApp) -> list[list[Segment]]:
    """Every row of the screen as its segments, in the colours they are painted in."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def frame(app: TutorApp) -> str:
    """The screen's characters."""
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows(app)) + "\n"


async def agrees_everywhere(pilot: Pilot[None], name: str) -> None:
    """`agrees` at both sizes and in both languages, going from one to the other in the open screen."""
    app = pilot.app
    assert isinstance(app, TutorApp)
    for size in (NARROW, WIDE):
        await pilot.resize_terminal(*size)
        for lang in LANGUAGES:
            app.action_choose_language(lang)
            await settled(pilot)
            agrees(app, f"{name}-{size[0]}x{size[1]}-{lang}")


def agrees(app: TutorApp, name: str) -> None:
    """Assert that the screen is the golden frame of this name."""
    path = FRAMES / f"{name}.txt"
    shown = frame(app)
    if os.environ.get(UPDATE):
        FRAMES.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.is_file(), f"no frame {name}; {UPDATE}=1 writes it"
    assert shown == path.read_text(encoding="utf-8")
