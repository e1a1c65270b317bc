"""One evening with the real judge: read, answer, build, fail, mend, pass, see it counted, come back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.tui.conftest import NARROW, frame, press, settled, shows, until
from tutor.quiz.mark import right_given
from tutor.study.session import Study, open_study
from tutor.tui.app import TutorApp
from tutor.tui.screens.lab import LabScreen
from tutor.tui.screens.notes import NotesScreen
from tutor.tui.screens.quiz import QuizScreen

pytestmark = pytest.mark.anyio


async def answer(app: TutorApp, pilot: Pilot[None]) -> None:
    """Everything that is asked, rightly."""
    assert isinstance(app.screen, QuizScreen)
    run = app.screen.run
    while run.drawn is not None:
        right = right_given(run.drawn)
        keys = list(right) if isinstance(right, str) else [str(place + 1) for place in right]
        enter = [] if run.drawn.kind == "choice" else ["enter"]
        await press(pilot, *keys, *enter, "enter")


async def write(app: TutorApp, pilot: Pilot[None], body: str) -> None:
    """Type the body of the function in the editor, grade, and leave the editor."""
    await press(pilot, "e")
    editor = app.screen.query_one(TextArea)
    editor.select_all()
    await press(pilot, "backspace")
    editor.insert(f"def twice(x):\n    return {body}\n")
    await press(pilot, "ctrl+g")
    await until(pilot, lambda: not app.desk.gradings["doubling"].running)
    await press(pilot, "escape")


async def test_an_evening(study: Study) -> None:
    study.choose_language("en")
    app = TutorApp(study)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "Begin with Doubling." in frame(app)
        await press(pilot, "enter", "n", "n")
        await answer(app, pilot)
        assert "✓ 4 of 4 right at once." in frame(app)
        await press(pilot, "enter", "enter", "escape")
        assert shows(app, LabScreen)
        await write(app, pilot, "x * x")
        told = frame(app)
        assert "✗ Each entry is doubled" in told or "✗ The example of the brief" in told
        assert "You multiplied x by itself. It was to be added." in told
        assert "smallest input that fails in twice" in told and "got" in told and "want" in told
        await write(app, pilot, "x + x")
        assert "✓ Done. 5 of 5 points." in frame(app)
        await press(pilot, "m")
        assert "1 lab" in frame(app) and "1 / 1" in frame(app)
        await press(pilot, "escape", "escape")
        assert "1 / 4 units" in frame(app)
        await press(pilot, "left")
        assert "read 2 / 2 · quiz 4 / 4 · lab 5 / 5" in frame(app)
    tomorrow = open_study(study.home, study.course.root, study.clock)
    again = TutorApp(tomorrow)
    async with again.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "1 / 4 units" in frame(again)
        await press(pilot, "enter")
        assert isinstance(again.screen, NotesScreen) and again.screen.unit.id == "v2"
        await press(pilot, "escape", "escape", "left", "enter", "tab", "tab")
        assert "✓ Done. All checks hold." in frame(again)
    tomorrow.close()
