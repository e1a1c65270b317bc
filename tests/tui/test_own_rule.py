"""The learner's own Adam in the playground: offered after a pass, run in a worker, put out calmly when it fails."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.tui.conftest import frame, grade_of, press, until
from tutor.errors import Refusal
from tutor.playground.game import Playground
from tutor.playground.presets import state_of
from tutor.study import grading, plugged
from tutor.study.session import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.playground import PlaygroundScreen
from tutor.tui.widgets.notice import Notice
from tutor.tui.widgets.picture_view import PictureView

ADAM = """
import numpy as np


def adam_step(w, m, v, g, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    step = lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w - step, m, v
"""
RAISES_LATER = ADAM.replace(
    "    m = beta1", "    if t > 6:\n        raise ValueError('tired')\n    m = beta1", 1
)
STATE = "xor/4/tanh/adam/r.03"


def passed_with(study: Study, source: str) -> None:
    grading.record(study, grade_of("passed"), source)


def screen_of(app: TutorApp) -> PlaygroundScreen:
    assert isinstance(app.screen, PlaygroundScreen)
    return app.screen


def has_own_rule(app: TutorApp) -> bool:
    return screen_of(app).mine is not None


def test_the_learners_adam_goes_where_the_built_in_one_goes(study: Study) -> None:
    passed_with(study, ADAM)
    settings = state_of(STATE)
    built_in = Playground(settings)
    built_in.step(30)
    with plugged.plugged(study) as rule:
        mine = Playground(settings, rule)
        mine.step(30)
    assert np.allclose(mine.net.params, built_in.net.params, rtol=1e-10)


def test_nothing_is_plugged_in_before_the_lab_is_passed(study: Study) -> None:
    grading.record(study, grade_of("failed"), ADAM)
    assert not plugged.offered(study)
    with pytest.raises(Refusal) as caught:
        plugged.plugged(study)
    assert caught.value.kind == "rule_not_passed"


def test_the_file_that_passed_is_taken_whatever_came_after(study: Study) -> None:
    passed_with(study, ADAM)
    grading.record(study, grade_of("failed"), "raise RuntimeError")
    with plugged.plugged(study) as rule:
        game = Playground(state_of(STATE), rule)
        game.step(2)
    assert game.steps == 2


@pytest.mark.parametrize(
    ("returned", "why"),
    [
        ("None", "NoneType"),
        ("w, m", "(array (17,), array (17,))"),
        ("w[:3], m, v", "array (3,)"),
        ("w, m, 'v'", "str"),
        ("1 / 0", "ZeroDivisionError: division by zero (line 3)"),
        ("exec('while True: pass')", "timeout"),
    ],
)
def test_what_a_step_cannot_be_is_told(
    returned: str, why: str, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugged, "CALL_SECONDS", 0.3)
    passed_with(study, f"\ndef adam_step(w, m, v, g, t, lr):\n    return {returned}\n")
    with plugged.plugged(study) as rule, pytest.raises(Refusal) as caught:
        Playground(state_of(STATE), rule).step()
    assert caught.value.kind == "rule_failed" and why in str(caught.value.fields["why"])


def test_a_file_that_no_longer_runs_is_told(study: Study) -> None:
    passed_with(study, "def adam_step(:\n")
    with pytest.raises(Refusal) as caught:
        plugged.plugged(study)
    assert caught.value.kind == "rule_failed"


@pytest.mark.anyio
async def test_the_screen_offers_it_only_after_a_pass(
    study: Study, make_app: Callable[..., TutorApp]
) -> None:
    async with make_app(f"play:{STATE}").run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PlaygroundScreen))
        assert isinstance(pilot.app, TutorApp)
        assert "Your Adam" not in frame(pilot.app)
        await press(pilot, "t")
        assert screen_of(pilot.app).mine is None
        assert "Not yet" in frame(pilot.app)


@pytest.mark.anyio
async def test_the_key_plugs_it_in_and_out(study: Study, make_app: Callable[..., TutorApp]) -> None:
    passed_with(study, ADAM)
    async with make_app(f"play:{STATE}").run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PlaygroundScreen))
        assert isinstance(pilot.app, TutorApp)
        assert "Your Adam" in frame(pilot.app) and "your adam_step" not in frame(pilot.app)
        await press(pilot, "t", "n", "n", "n")
        screen = screen_of(pilot.app)
        assert screen.game.steps == 3 and "your adam_step" in frame(pilot.app)
        with_mine = screen.game.net.params.copy()
        await press(pilot, "right", "n")
        assert has_own_rule(pilot.app), "a turned knob keeps the rule"
        await press(pilot, "left", "x", "n", "n", "n")
        assert np.array_equal(screen.game.net.params, with_mine)
        await press(pilot, "t", "n", "n", "n")
        assert not has_own_rule(pilot.app) and "your adam_step" not in frame(pilot.app)
        assert np.allclose(screen.game.net.params, with_mine)


@pytest.mark.anyio
async def test_it_runs_by_itself_and_its_failure_is_one_notice(
    study: Study, make_app: Callable[..., TutorApp]
) -> None:
    passed_with(study, RAISES_LATER)
    async with make_app(f"play:{STATE}@adam").run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PlaygroundScreen))
        assert isinstance(pilot.app, TutorApp)
        screen = screen_of(pilot.app)
        assert has_own_rule(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: screen.mine is None)
        assert not screen.moving and screen.game.steps == 0
        assert screen.query_one(Notice).has_class("-shown")
        shown = frame(pilot.app)
        assert "ValueError: tired" in shown and "Traceback" not in shown
        await press(pilot, "escape", "n")
        assert screen.game.steps == 1 and not screen.query_one(Notice).has_class("-shown")


@pytest.mark.anyio
async def test_the_picture_is_there_before_any_key(make_app: Callable[..., TutorApp]) -> None:
    async with make_app(f"play:{STATE}").run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PlaygroundScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(PictureView).picture.height > 10)
