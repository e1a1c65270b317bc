"""The train room: curves that grow, a run that outlives its screen, a verdict in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.tui.conftest import (
    BEGIN,
    NARROW,
    FakeTraining,
    frame,
    grade_of,
    press,
    settled,
    shows,
    trained,
    until,
)
from tutor.errors import GraderFault
from tutor.study import grading
from tutor.study.session import Study
from tutor.study.training import record
from tutor.tui import rooms
from tutor.tui.app import TutorApp
from tutor.tui.screens.lab import LabScreen
from tutor.tui.screens.notes import NotesScreen
from tutor.tui.widgets.notice import Notice

MakeApp = Callable[..., TutorApp]
Start = Callable[..., Path]
pytestmark = pytest.mark.anyio
TO_TRAIN = ("tab", "tab", "tab")
LOSSES = [0.6 * 0.97**step for step in range(25)]


def stands(training: FakeTraining) -> bool:
    return training.hold.paused


async def test_a_training_goes_on_while_the_learner_is_elsewhere(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events, training.held = trained(LOSSES), 10
    training.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: len(app.desk.trainings["adam"].you) == 16)
        await press(pilot, "tab")
        assert isinstance(app.screen, NotesScreen)
        training.open.set()
        await until(pilot, lambda: training.ended)
        await press(pilot, *TO_TRAIN)
        assert "✗ Your curve leaves the band at epoch 2" in frame(app)


async def test_curves_grow_on_the_open_screen(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events, training.held = trained(LOSSES), 20
    training.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: "Training, step 25 of 120, on cpu." in frame(app))
        before = frame(app)
        training.open.set()
        await until(pilot, lambda: "✗ Your curve" in frame(app))
        assert before.count("⠤") + before.count("⣀") < frame(app).count("⠤") + frame(app).count("⣀")


async def test_space_pauses_and_goes_on(make_app: MakeApp, started: Start, training: FakeTraining) -> None:
    started("adam")
    training.events, training.held = trained(LOSSES), 20
    training.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: len(app.desk.trainings["adam"].you) == 6)
        await press(pilot, "space")
        assert stands(training) and "Paused at epoch 5 of 24, step 25 of 120." in frame(app)
        assert "space Go on   x Stop" in frame(app)
        await press(pilot, "tab", *TO_TRAIN)
        assert stands(training) and "Paused at epoch 5" in frame(app)
        await press(pilot, "enter")
        assert not stands(training) and "Training, step 25 of 120" in frame(app)
        assert "space Pause   x Stop" in frame(app)
        training.open.set()
        await until(pilot, lambda: "✗ Your curve" in frame(app))


async def test_a_run_that_was_over_when_it_was_paused_shows_its_verdict(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events = trained(LOSSES)
    training.held = len(training.events)
    training.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space", "space")
        assert "Paused before the first step." in frame(app)
        training.open.set()
        await until(pilot, lambda: "✗ Your curve" in frame(app))
        assert "space Again" in frame(app)


async def test_leaving_the_program_ends_what_is_paused(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events, training.held = trained(LOSSES), 20
    training.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: len(app.desk.trainings["adam"].you) == 6)
        await press(pilot, "space")
    assert training.ended and app.desk.trainings["adam"].state == "stopped"


async def test_the_last_outcome_is_shown_before_a_run_and_where_the_lab_is(
    make_app: MakeApp, started: Start, study: Study
) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN)
        assert "Last time" not in frame(app)
        record(study, "lab", "adam", 0.9, "cpu", "outside")
        await press(pilot, *TO_TRAIN, "tab")
        assert "✗ Last time, 23 Nov: left the band." in frame(app)
        record(study, "lab", "adam", 0.9, "cpu", "inside")
        grading.record(study, grade_of("passed"), started("adam").read_text())
        await press(pilot, "e")
        assert "Trained beside the reference on 23 Nov: inside the band." in frame(app)
        await press(pilot, "t")
        assert "✓ Last time, 23 Nov: inside the band." in frame(app)
        app.action_choose_language("hi")
        await settled(pilot)
        assert "Pichhli baar, 23 Nov: band ke andar." in frame(app)
        await press(pilot, "m")
        assert "1 lab reference ke saath train hui, 1 band ke andar" in frame(app)


async def test_x_stops_and_space_trains_again(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events, training.held = trained(LOSSES), 20
    training.open.clear()
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: len(app.desk.trainings["adam"].you) == 6)
        await press(pilot, "space", "x")
        await until(pilot, lambda: training.ended)
        assert "Stopped at step 25." in frame(app)
        training.open.set()
        await press(pilot, "space")
        await until(pilot, lambda: "✗ Your curve" in frame(app))


async def test_what_cannot_be_trained_is_one_sentence(
    make_app: MakeApp, started: Start, training: FakeTraining, study: Study
) -> None:
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        assert "Write the lab first" in frame(app) and not app.desk.trainings
        started("adam")
        training.error = GraderFault("service_died", path=study.home.log)
        await press(pilot, "space")
        await until(pilot, lambda: app.screen.query_one(Notice).has_class("-shown"))
        training.error, training.events = None, trained(LOSSES)
        await press(pilot, "escape", "space")
        await until(pilot, lambda: "✗ Your curve" in frame(app))


async def test_a_loss_that_is_no_number_is_drawn_as_far_as_it_is_one(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    verdict = {"verdict": "nan", "text_key": "training.nan", "fields": {"step": 15}, "reason_key": ""}
    training.events = trained([0.6, 0.9, 40.0, math.inf, math.nan], **verdict)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: "✗ At step 15 your loss is no number any more." in frame(app))
        await press(pilot, "o", "o")
        assert "step 0" in frame(app)


async def test_the_axis_is_changed_by_one_key(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events = trained(LOSSES)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: training.ended)
        await settled(pilot)
        first = "linear axis" in frame(app)
        await press(pilot, "o")
        assert ("linear axis" in frame(app)) is not first


async def test_keys_lead_to_the_notes_the_lab_and_the_clipboard(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events = trained(LOSSES)
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: training.ended)
        await press(pilot, "y")
        assert "3.16 ×" in app.clipboard and "✓ table copied" in frame(app)
        await press(pilot, "s")
        assert isinstance(app.screen, NotesScreen) and app.screen.page.anchor == "bias-correction"
        await press(pilot, "escape", "e")
        assert shows(app, LabScreen)


def test_a_unit_has_the_rooms_there_is_something_for(study: Study) -> None:
    assert rooms.of_unit(study, "v4") == ("read", "quiz", "lab", "train")
    assert rooms.of_unit(study, "v1") == ("read", "quiz", "lab")
    assert rooms.of_unit(study, "v2") == ("read", "quiz")


async def test_a_run_without_a_record_is_drawn_without_a_band(
    make_app: MakeApp, started: Start, training: FakeTraining
) -> None:
    started("adam")
    training.events = [
        replace(BEGIN, band=(), median=()),
        *trained(LOSSES, band=())[1:],
    ]
    app = make_app("v4")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *TO_TRAIN, "space")
        await until(pilot, lambda: training.ended)
        await settled(pilot)
        assert "90 %" not in frame(app) and "━━ you" in frame(app)
