"""The lab room: writing, saving, grading, hints, reset, the solution; whatever goes wrong is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import TextArea

from tests.tui.conftest import NARROW, WIDE, FakeGrader, frame, grade_of, press, until
from tutor.errors import GraderFault
from tutor.grader.report import Failure, Frame
from tutor.store.events import Graded, Hinted, Started
from tutor.study import grading, labs
from tutor.study.session import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lab import LabScreen
from tutor.tui.screens.notes import NotesScreen
from tutor.tui.screens.train import TrainScreen
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.notice import Notice

MakeApp = Callable[..., TutorApp]
Start = Callable[..., Path]
pytestmark = pytest.mark.anyio
TO_LAB = ("tab", "tab")


def lab(app: TutorApp) -> LabScreen:
    assert isinstance(app.screen, LabScreen)
    return app.screen


def noticed(app: TutorApp) -> bool:
    return app.screen.query_one(Notice).has_class("-shown")


def counted(study: Study, kind: type[object]) -> int:
    return sum(isinstance(event, kind) for _, event in study.ledger.entries)


async def test_enter_starts_and_what_is_typed_is_saved_and_graded(
    make_app: MakeApp, study: Study, grader: FakeGrader
) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB)
        assert "Not started yet." in frame(app) and not study.home.lab_file("adam").exists()
        assert grader.warmed == ["numpy"]
        await press(pilot, "enter", "x", "equals_sign", "1")
        assert counted(study, Started) == 1 and "not saved yet" in frame(app)
        await until(pilot, lambda: grader.graded)
        assert study.home.lab_file("adam").read_text().startswith("x=1import numpy")
        assert grader.graded[-1].startswith("x=1")
        await until(pilot, lambda: "✗ check 4" in frame(app))
        assert "saved" in frame(app)


async def test_ctrl_g_saves_and_grades_at_once_and_esc_leaves_the_editor(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e", "number_sign", "ctrl+g")
        assert path.read_text().startswith("#import")
        await until(pilot, lambda: len(grader.graded) == 1)
        await press(pilot, "ctrl+g")
        await until(pilot, lambda: len(grader.graded) == 2)
        await press(pilot, "a", "escape")
        assert path.read_text().startswith("#aimport")
        await until(pilot, lambda: len(grader.graded) == 3)
        assert "✗ The step uses the corrected averages" in frame(app)


async def test_what_is_typed_slowly_is_no_attempt_before_the_learner_stands_by_it(
    make_app: MakeApp, study: Study, started: Start, grader: FakeGrader
) -> None:
    started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e", "number_sign")
        await until(pilot, lambda: len(grader.graded) == 1)
        await press(pilot, "a")
        await until(pilot, lambda: len(grader.graded) == 2)
        assert (grader.asked, labs.attempts(study, "adam")) == ([False, False], [])
        await press(pilot, "escape")
        await until(pilot, lambda: len(grader.graded) == 3)
        assert grader.asked[2] and grader.graded[2] == grader.graded[1]
        await until(pilot, lambda: len(labs.attempts(study, "adam")) == 1)
        await press(pilot, "e", "escape", "g")
        await until(pilot, lambda: len(grader.graded) == 4)
        assert grader.asked[2:] == [True, True], "to look into the editor is no attempt"


async def test_a_grade_asked_for_during_another_is_an_attempt(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    started("adam")
    grader.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e", "number_sign")
        await until(pilot, lambda: lab(app).grading)
        await press(pilot, "escape")
        grader.open.set()
        await until(pilot, lambda: len(grader.graded) == 2)
        assert grader.asked == [False, True]


async def test_a_save_from_elsewhere_is_shown_and_graded(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *TO_LAB)

        def saved_elsewhere() -> bool:
            """Saved again until it is noticed: the watcher takes its time to begin."""
            path.write_text(f"# from vim {saved_elsewhere.times}\n")  # type: ignore[attr-defined]
            saved_elsewhere.times += 1  # type: ignore[attr-defined]
            return bool(grader.graded)

        saved_elsewhere.times = 0  # type: ignore[attr-defined]
        await until(pilot, saved_elsewhere)
        await until(pilot, lambda: "# from vim" in frame(app))
        assert grader.graded[0].startswith("# from vim")


async def test_a_save_during_a_grade_is_graded_after_it(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    started("adam")
    grader.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "g", "e", "number_sign", "ctrl+g")
        grader.open.set()
        await until(pilot, lambda: len(grader.graded) == 2)
        assert [source[0] for source in grader.graded] == ["i", "#"]


async def test_a_grade_goes_on_while_the_learner_is_elsewhere(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    started("adam")
    grader.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "g", "escape")
        assert isinstance(app.screen, HomeScreen)
        grader.open.set()
        await until(pilot, lambda: grader.graded)
        await press(pilot, "g")
        assert "5 of 8 points" in frame(app)


async def test_hints_are_counted_and_end_with_the_last(
    make_app: MakeApp, started: Start, study: Study
) -> None:
    started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "h")
        assert "Hint 1 of 4" in frame(app) and counted(study, Hinted) == 1
        await press(pilot, "escape", "h")
        assert counted(study, Hinted) == 1
        await press(pilot, *"hhhhhh")
        assert counted(study, Hinted) == 4 and "Hint 4 of 4" in frame(app)


async def test_reset_asks_and_keeps_a_copy(make_app: MakeApp, started: Start, study: Study) -> None:
    path = started("adam", "# mine\n")
    app = make_app("v4")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *TO_LAB, "x", "escape")
        assert path.read_text() == "# mine\n"
        await press(pilot, "x", "enter")
        assert "raise NotImplementedError" in path.read_text()
        assert "raise NotImplementedError" in frame(app)
        kept = list(study.home.backups.iterdir())
        assert [copy.read_text() for copy in kept] == ["# mine\n"]
        assert kept[0].name in frame(app)


async def test_the_solution_comes_after_a_pass(make_app: MakeApp, started: Start, study: Study) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "v")
        assert "+ the solution" not in frame(app)
        grading.record(study, grade_of("passed"), path.read_text())
        await press(pilot, "escape", "v")
        assert "+     m = b1 * m + (1 - b1) * g" in frame(app)
        await press(pilot, "escape")
        assert "✓ Done. 8 of 8 points." in frame(app)


async def test_one_key_opens_the_section_of_the_failed_check(
    make_app: MakeApp, started: Start, study: Study
) -> None:
    grading.record(study, grade_of(), started("adam").read_text())
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "s")
        assert isinstance(app.screen, NotesScreen) and app.screen.page.anchor == "bias-correction"
        await press(pilot, "escape")
        assert "✗ The step uses the corrected averages" in frame(app)


async def test_n_and_p_walk_the_checks_that_fail(make_app: MakeApp, started: Start, study: Study) -> None:
    grade = grade_of()
    both = [check if check.verdict != "skipped" else grade.checks[3] for check in grade.checks]
    grading.record(study, grade_of(checks=tuple(both)), started("adam").read_text())
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB)
        assert "check 4 / 7   n next" in frame(app)
        await press(pilot, "n")
        assert "check 5 / 7" in frame(app)
        await press(pilot, "n")
        assert "check 4 / 7" in frame(app)
        await press(pilot, "p")
        assert "check 5 / 7" in frame(app)


async def test_the_cursor_goes_to_the_line_that_raised(
    make_app: MakeApp, started: Start, study: Study
) -> None:
    failure = Failure("raised", "ZeroDivisionError: division by zero", frames=(Frame(6, "f", "x"),))
    grading.record(study, grade_of("error", failure), started("adam").read_text())
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e")
        assert app.screen.query_one(TextArea).cursor_location == (5, 4)


async def test_the_caret_stands_below_what_is_no_python(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    started("adam", "def f(:\n")
    failure = Failure("syntax", "invalid syntax", frames=(Frame(1, "<module>", "def f(:\n      ^"),))
    grader.grade_given = grade_of("error", failure)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "g")
        await until(pilot, lambda: "^" in frame(app))
        code, caret = (line for line in frame(app).splitlines() if "def f(:" in line or "^" in line)
        assert caret.index("^") == code.index(":")


async def test_a_grader_that_fails_is_one_sentence(
    make_app: MakeApp, started: Start, study: Study, grader: FakeGrader
) -> None:
    started("adam")
    grader.error = GraderFault("service_died", path=study.home.log)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "g")
        await until(pilot, lambda: noticed(app))
        assert counted(study, Graded) == 0
        await press(pilot, "escape", "b")
        assert "bias_correct(avg, beta, t)" in frame(app)


async def test_a_fault_of_ours_is_logged_and_the_screen_goes_on(
    make_app: MakeApp, started: Start, study: Study, grader: FakeGrader
) -> None:
    started("adam")
    grader.error = ZeroDivisionError("ours")  # type: ignore[assignment]
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "g")
        await until(pilot, study.home.log.exists)
        assert "ZeroDivisionError: ours" in study.home.log.read_text()
        await until(pilot, lambda: noticed(app))
        assert "Traceback" not in frame(app)
        await press(pilot, "escape", "b")
        assert "bias_correct(avg, beta, t)" in frame(app)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00binary", None])
async def test_a_file_that_cannot_be_read_is_said(
    make_app: MakeApp, study: Study, content: bytes | None
) -> None:
    path = study.home.lab_file("adam")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir() if content is None else path.write_bytes(content)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB)
        assert not isinstance(app.screen, LabScreen) and noticed(app)


async def test_a_file_that_vanishes_while_it_is_open(make_app: MakeApp, started: Start) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB)
        path.unlink()
        await press(pilot, "g")
        await until(pilot, lambda: noticed(app))
        await press(pilot, "escape", "b")
        assert "Not started yet." in frame(app)


async def test_the_editor_knows_how_python_is_typed(make_app: MakeApp, started: Start) -> None:
    path = started("adam", "\n")
    app = make_app("v4")
    typed = ("d", "e", "f", "space", "f", "colon", "enter", "i", "f", "space", "x", "colon", "enter")
    async with app.run_test(size=NARROW) as pilot:
        await press(
            pilot, *TO_LAB, "e", *typed, *"return", "enter", "y", "enter", "backspace", "z", "tab", "w"
        )
        await press(pilot, "ctrl+z", "escape")
        lines = path.read_text().splitlines()
        assert lines[:4] == ["def f:", "    if x:", "        return", "    y"]
        assert lines[4].startswith("z")


async def test_letters_do_not_overtake_a_backspace(make_app: MakeApp, started: Start) -> None:
    """However many keys come at once."""
    path = started("adam", "\n")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e")
        for key, letter in (("x", "x"), ("backspace", None), ("y", "y"), ("left", None), ("z", "z")):
            app.post_message(Key(key, letter))
        await press(pilot, "ctrl+g")
        assert path.read_text() == "zy\n"


async def test_what_was_typed_last_is_saved_when_the_program_ends(
    make_app: MakeApp, started: Start, grader: FakeGrader
) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e", "number_sign")
    assert path.read_text().startswith("#import")
    assert grader.closed or not grader.graded


async def test_what_is_typed_while_a_grade_arrives_stays(make_app: MakeApp, started: Start) -> None:
    """The screen hears of a keystroke a moment after the editor has it."""
    path = started("adam", "x = 1\n")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e")
        editor = app.screen.query_one(Editor)
        editor.insert("y = 2\n")
        app.desk.changed.publish("adam")
        assert editor.text == "y = 2\nx = 1\n"
        await press(pilot, "ctrl+g")
        assert path.read_text() == "y = 2\nx = 1\n"


async def test_what_is_typed_and_taken_back_at_once_is_not_saved(make_app: MakeApp, started: Start) -> None:
    path = started("adam", "x = 1\n")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e", "y", "backspace", "ctrl+g")
        assert path.read_text() == "x = 1\n"


async def test_without_an_editor_of_their_own_it_is_said(make_app: MakeApp, started: Start) -> None:
    started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "E")
        assert "EDITOR" in frame(app)


async def test_after_a_pass_enter_trains_it(make_app: MakeApp, started: Start, study: Study) -> None:
    grading.record(study, grade_of("passed"), started("adam").read_text())
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "enter")
        assert isinstance(app.screen, TrainScreen)


async def test_a_passed_lab_is_still_passed_tomorrow_unless_its_file_changed(
    make_app: MakeApp, started: Start, study: Study
) -> None:
    path = started("adam")
    grading.record(study, grade_of("passed"), path.read_text())
    study.last_grades.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB)
        assert "✓ Done." in frame(app)
        started("adam", "# broken since\n")
        await press(pilot, "b", "b")
        assert "✓ Done." not in frame(app)


async def test_copy_takes_the_code(make_app: MakeApp, started: Start) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *TO_LAB, "y")
        assert app.clipboard == path.read_text() and "✓ code copied" in frame(app)


async def test_what_another_program_wrote_meanwhile_is_kept(
    make_app: MakeApp, started: Start, study: Study
) -> None:
    path = started("adam")
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_LAB, "e", "number_sign")
        path.write_text("# theirs\n")
        await press(pilot, "ctrl+g")
        assert path.read_text().startswith("#import")
        assert [copy.read_text() for copy in study.home.backups.iterdir()] == ["# theirs\n"]
