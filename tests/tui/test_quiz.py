"""Answering by keys: all seven kinds, what is told, what returns, how it is rated, how it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import NARROW, Clock, frame, press
from tutor.quiz.draw import Drawn
from tutor.quiz.mark import right_given
from tutor.store.events import Answered, Event, Known, Reviewed
from tutor.study import quizzing
from tutor.study.session import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.asking import AskingPage
from tutor.tui.screens.notes import NotesScreen
from tutor.tui.screens.review import ReviewScreen
from tutor.tui.widgets.notice import Notice

MakeApp = Callable[..., TutorApp]
pytestmark = pytest.mark.anyio
NAMES = {" ": "space", ".": "full_stop", "-": "minus", "−": "−"}


def asking(app: TutorApp) -> AskingPage:
    assert isinstance(app.screen, AskingPage)
    return app.screen


def drawn(app: TutorApp) -> Drawn:
    question = asking(app).run.drawn
    assert question is not None
    return question


def keys_of(question: Drawn) -> list[str]:
    """What has to be pressed for the right answer."""
    right = right_given(question)
    if isinstance(right, str):
        return [*(NAMES.get(letter, letter) for letter in right), "enter"]
    digits = [str(place + 1) for place in right]
    return digits if question.kind == "choice" else [*digits, "enter"]


async def answer_all(pilot: Pilot[None], app: TutorApp) -> list[str]:
    """Answer everything rightly by keys; the kinds that were asked."""
    kinds: list[str] = []
    while asking(app).run.drawn is not None:
        kinds.append(drawn(app).kind)
        await press(pilot, *keys_of(drawn(app)), "enter")
    return kinds


def log_of(study: Study, kind: type[Event]) -> list[Event]:
    return [event for _, event in study.ledger.entries if isinstance(event, kind)]


async def test_all_seven_kinds_by_keyboard_alone(make_app: MakeApp, study: Study) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab")
        kinds = await answer_all(pilot, app)
        assert sorted(kinds) == ["choice", "match", "multi", "number", "order", "predict", "text"]
        assert "✓ 7 of 7 right at once." in frame(app)
    answers = log_of(study, Answered)
    assert [getattr(answer, "correct", None) for answer in answers] == [True] * 7


async def test_a_wrong_answer_is_told_with_its_reason_and_returns_with_new_numbers(make_app: MakeApp) -> None:
    app = make_app("v1")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab")
        await press(pilot, *keys_of(drawn(app)), "enter")
        first = drawn(app)
        square = str(next(trap.value for trap in first.traps if trap.id == "square"))
        await press(pilot, *square, "enter")
        told = frame(app)
        assert "✗ not yet" in told and "▌  That is the square." in told
        assert "V1 · The idea" in told and "at the end, with new numbers" in told
        await press(pilot, "enter")
        while drawn(app).id != first.id:
            await press(pilot, *keys_of(drawn(app)), "enter")
        assert drawn(app).seed != first.seed and drawn(app).prompt != first.prompt
        await press(pilot, *keys_of(drawn(app)), "enter")
        assert "1 more when it came back." in frame(app)
        assert "V1 · The idea" in frame(app)


async def test_what_is_no_answer_is_asked_again(make_app: MakeApp, study: Study) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "2", "enter", *"abc", "enter")
        assert "abc" in frame(app)
        assert asking(app).run.marked is None
        assert len(log_of(study, Answered)) == 1
        assert app.screen.query_one(Notice).has_class("-shown")
        app.screen.query_one(Input).value = ""
        await press(pilot, "7")
        assert not app.screen.query_one(Notice).has_class("-shown")
        await press(pilot, "backspace")
        await press(pilot, *keys_of(drawn(app)))
        assert "✓ right" in frame(app)


async def test_enter_is_offered_once_the_answer_is_whole(make_app: MakeApp) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab")
        while drawn(app).kind != "order":
            await press(pilot, *keys_of(drawn(app)), "enter")
        *digits, _ = keys_of(drawn(app))
        await press(pilot, *digits[:-1])
        assert "enter Answer" not in frame(app)
        await press(pilot, digits[-1])
        assert "enter Answer" in frame(app)


async def test_while_typing_letters_are_letters_and_esc_gives_the_keys_back(make_app: MakeApp) -> None:
    app = make_app("v4", "en")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "2", "enter", "l")
        assert app.screen.query_one(Input).value == "l"
        await press(pilot, "escape", "l")
        assert "Pehla step" in frame(app) and app.study.language == "both"
        await press(pilot, "e", "backspace", "5")
        assert app.screen.query_one(Input).value == "5"


async def test_rating_and_undo(make_app: MakeApp, study: Study) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "2")
        assert study.ledger.cards["v4-first-step"]
        good = asking(app).run.returns
        await press(pilot, "4")
        easy = asking(app).run.returns
        assert good is not None and easy is not None and easy > good
        ratings = [getattr(event, "rating", None) for event in log_of(study, Reviewed)]
        assert ratings == [4]
        await press(pilot, "u")
        assert log_of(study, Reviewed) == [] and "v4-first-step" not in study.ledger.cards
        await press(pilot, "2")
        assert [getattr(event, "rating", None) for event in log_of(study, Reviewed)] == [2]


async def test_one_key_opens_the_section_and_esc_comes_back(make_app: MakeApp) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "1", "s")
        assert isinstance(app.screen, NotesScreen)
        assert app.screen.page.anchor == "bias-correction"
        await press(pilot, "escape")
        assert "your answer" in frame(app)


async def test_picks_can_be_taken_back(make_app: MakeApp) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab")
        while drawn(app).kind != "order":
            await press(pilot, *keys_of(drawn(app)), "enter")
        await press(pilot, "1", "1", "9", "2")
        assert asking(app).picks.chosen == (0, 1)
        await press(pilot, "enter")
        assert asking(app).run.marked is None
        await press(pilot, "left", "left", "left")
        assert asking(app).picks.chosen == ()


async def test_a_quiz_left_in_the_middle_asks_only_what_is_left(make_app: MakeApp) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "2", "enter", "escape", "tab", "tab", "tab", "tab")
        assert "1 / 6" in frame(app)


async def test_the_short_test_proves_a_unit(make_app: MakeApp, study: Study) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "k")
        assert "Short test" in frame(app) and "1 / 5" in frame(app)
        await answer_all(pilot, app)
        assert "✓" in frame(app) and "5" in frame(app)
        assert [getattr(event, "score", None) for event in log_of(study, Known)] == [1.0]


async def test_what_is_due_is_asked_and_then_nothing_is_due(
    make_app: MakeApp, study: Study, clock: Clock
) -> None:
    run = quizzing.start_quiz(study, "v4", seed=1)
    while run.drawn is not None:
        run.answer(right_given(run.drawn))
        run.next()
    clock.later(days=30)
    app = make_app("review")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "enter")
        assert "V4 · Adam" in frame(app) and "1 / 7" in frame(app)
        await answer_all(pilot, app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert "Nothing is due." in frame(app)
