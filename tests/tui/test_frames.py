"""Every screen as text, at both sizes and in both languages: what changes shows in the difference.

The sizes and languages of a screen are shown one after the other in the same run: a screen that was resized or
retold must say the same as a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import (
    NARROW,
    WIDE,
    Clock,
    FakeGrader,
    FakeTraining,
    agrees,
    agrees_everywhere,
    grade_of,
    press,
    settled,
    trained,
    until,
)
from tutor.grader.report import Failure, Frame
from tutor.quiz.mark import right_given
from tutor.study import grading, quizzing, reading
from tutor.study.session import Study
from tutor.tui.app import TutorApp

MakeApp = Callable[..., TutorApp]
Start = Callable[..., Path]

pytestmark = pytest.mark.anyio

ANSWERED = ("tab", "2", "enter", *"0.00016", "enter", "enter")
"""The first two questions of V4's quiz."""
WALKS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "home": (None, ()),
    "help": (None, ("question_mark",)),
    "search": (None, ("slash", *"average")),
    "search-nothing": (None, ("slash", *"zzz")),
    "notes": ("v4#bias-correction", ()),
    "quiz-open": ("v4", ("tab",)),
    "quiz-wrong": ("v4", ("tab", "1")),
    "number-open": ("v4", ("tab", "2", "enter")),
    "number-wrong": ("v4", ("tab", "2", "enter", *"0.00016", "enter")),
    "multi": ("v4", (*ANSWERED, "1", "2")),
    "multi-wrong": ("v4", (*ANSWERED, "1", "2", "enter")),
    "text-right": ("v4", (*ANSWERED, "1", "enter", "enter", *"moving", "space", *"average", "enter")),
    "order": ("v4", (*ANSWERED, "1", "enter", "enter", *"x", "enter", "enter", "1")),
    "order-told": ("v4", (*ANSWERED, "1", "enter", "enter", *"x", "enter", "enter", *"123", "enter")),
    "lab-before": ("v4", ("tab", "tab")),
    "train-before": ("v4", ("tab", "tab", "tab")),
    "review-empty": ("review", ()),
    "progress-empty": ("progress", ()),
}


@pytest.mark.parametrize("name", WALKS)
async def test_at_the_beginning(name: str, make_app: MakeApp) -> None:
    open_at, keys = WALKS[name]
    app = make_app(open_at)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *keys)
        await until(pilot, lambda: not any(worker.group == "search" for worker in app.workers))
        await agrees_everywhere(pilot, name)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_first_run(size: tuple[int, int], make_app: MakeApp) -> None:
    app = make_app(lang=None)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        agrees(app, f"first-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_both_languages(size: tuple[int, int], make_app: MakeApp) -> None:
    app = make_app("v4#bias-correction", "both")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        agrees(app, f"notes-{size[0]}x{size[1]}-both")


def an_evening(study: Study, clock: Clock) -> None:
    """Reads a unit, answers questions on three days, some of them wrong."""
    for page in reading.unit(study, "v1").notes["en"]:
        reading.mark_read(study, "v1", page.anchor)
    for day in range(3):
        run = quizzing.start_quiz(study, "v1" if day else "v4", seed=day)
        while run.drawn is not None:
            given = right_given(run.drawn)
            run.answer("7" if run.drawn.kind == "number" and day < 2 else given)
            clock.later(seconds=20)
            run.next()
        clock.later(days=2)


@pytest.mark.parametrize("name", ["home", "review", "progress"])
async def test_after_some_days(name: str, make_app: MakeApp, study: Study, clock: Clock) -> None:
    an_evening(study, clock)
    app = make_app(None if name == "home" else name)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await agrees_everywhere(pilot, f"{name}-later")


RAISED = Failure(
    kind="raised",
    message="IndexError: tuple index out of range",
    function="adam_step",
    frames=(Frame(14, "adam_step", "    return w, m, v"),),
    output="hello\n",
)
GRADES = {
    "failed": grade_of(),
    "passed": grade_of("passed"),
    "unwritten": grade_of("not_started"),
    "error": grade_of("error", RAISED),
    "timeout": grade_of("timeout", Failure("timeout", "A call took longer than 2.0 s.")),
    "fault": grade_of("grader_error", Failure("internal", "The grader itself failed.")),
}


@pytest.mark.parametrize("name", GRADES)
async def test_a_graded_lab(name: str, make_app: MakeApp, study: Study, started: Start) -> None:
    grading.record(study, GRADES[name], started("adam").read_text())
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab")
        await agrees_everywhere(pilot, f"lab-{name}")


LAB_WALKS = {
    "lab-ungraded": (),
    "lab-editor": ("e",),
    "lab-brief": ("b",),
    "lab-hints": ("h", "h"),
    "lab-reset": ("x",),
}


@pytest.mark.parametrize("name", LAB_WALKS)
async def test_a_started_lab(name: str, make_app: MakeApp, started: Start) -> None:
    started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab", *LAB_WALKS[name])
        await agrees_everywhere(pilot, name)


async def test_a_lab_being_graded(make_app: MakeApp, started: Start, grader: FakeGrader) -> None:
    started("adam")
    grader.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab", "g")
        await agrees_everywhere(pilot, "lab-grading")
        grader.open.set()
        await until(pilot, lambda: grader.graded)


async def test_the_difference(make_app: MakeApp, study: Study, started: Start, course: Path) -> None:
    solution = (course / "labs/adam/solution.py").read_text()
    mine = started("adam", solution.replace("m_hat, v_hat", "a, b").replace("m_hat /", "a /"))
    grading.record(study, grade_of("passed"), mine.read_text())
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab", "v")
        await agrees_everywhere(pilot, "lab-difference")


OUTSIDE = [0.63, 2.4, 1.1, 0.7, 0.45, *(0.3 * 0.97**step for step in range(20))]
INSIDE = [0.63 * 0.98**step for step in range(0, 121, 5)]


@pytest.mark.parametrize("name", ["outside", "inside", "running", "paused"])
async def test_training(name: str, make_app: MakeApp, started: Start, training: FakeTraining) -> None:
    started("adam")
    training.events = trained(OUTSIDE)
    if name == "inside":
        verdict = {"verdict": "inside", "text_key": "training.inside", "fields": {"epochs": 24}}
        training.events = trained(INSIDE, **verdict, reason_key="")
    if name in ("running", "paused"):
        training.held = 12
        training.open.clear()
    points = len(training.events) - 2 - max(0, training.held - 1)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab", "tab", "space")
        await until(pilot, lambda: len(app.desk.trainings["adam"].you) == points)
        if name == "paused":
            await press(pilot, "space")
        await agrees_everywhere(pilot, f"train-{name}")
        training.open.set()
        await until(pilot, lambda: training.ended)
