"""A run is paused and goes on: every process that computes stands still, and none is left when nobody wants it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from tests.processes import alive, offspring, standing, until
from tests.study.learning import LOGIT
from tutor.store.events import Trained
from tutor.study import comparing, labs
from tutor.study.curve_views import ComparisonView, CurvesBegin
from tutor.study.holding import Hold
from tutor.study.session import Study
from tutor.study.training import TrainingView

BOTH = ["tutor.sandbox.zygote_main", "tutor.training"]
"""The learner's worker, which is a fork of the zygote, and the reference."""
WATCHER = """
import asyncio, pathlib, sys
from tutor.paths import Home
from tutor.study import comparing
from tutor.study.holding import Hold
from tutor.study.session import open_study

async def run():
    hold = Hold()
    study = open_study(Home(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2]))
    async for message in comparing.compare(study, "logit", "cpu", hold=hold):
        hold.pause()
        print("paused", flush=True)

asyncio.run(run())
"""


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process of each trial that was started."""
    started: list[int] = []
    start = comparing._start

    async def noted(study: Study) -> asyncio.subprocess.Process:
        process = await start(study)
        started.append(process.pid)
        return process

    monkeypatch.setattr(comparing, "_start", noted)
    return started


def comparison(study: Study, hold: Hold | None = None) -> AsyncGenerator[Any]:
    return comparing.compare(study, "logit", device="cpu", hold=hold)


async def all_of(messages: AsyncGenerator[Any]) -> list[Any]:
    return [message async for message in messages]


def test_a_paused_run_goes_on_to_the_same_curve(logit: Study, trial: list[int]) -> None:
    labs.save(logit, "logit", LOGIT)
    unpaused = asyncio.run(all_of(comparison(logit)))[-1]

    async def run() -> ComparisonView:
        hold = Hold()
        async with aclosing(comparison(logit, hold)) as messages:
            assert isinstance(await anext(messages), CurvesBegin)
            hold.pause()
            until(lambda: standing(offspring(trial[-1])) == BOTH)
            assert hold.paused
            hold.go_on()
            until(lambda: not standing(offspring(trial[-1])))
            view: ComparisonView = (await all_of(messages))[-1]
            return view

    view = asyncio.run(run())
    assert view.reason_key == "", view.reason_fields
    assert (view.verdict, view.you, view.reference) == ("inside", unpaused.you, unpaused.reference)


def test_a_reference_may_begin_paused(study: Study, trial: list[int]) -> None:
    async def run() -> list[Any]:
        hold = Hold()
        hold.pause()
        running = asyncio.ensure_future(
            all_of(comparing.train(study, "logistic-regression", "cpu", hold=hold))
        )
        while not trial or standing(offspring(trial[0])) != ["tutor.training"]:
            await asyncio.sleep(0)
        assert not running.done()
        hold.go_on()
        return await running

    assert isinstance(asyncio.run(run())[-1], TrainingView)


def test_leaving_a_paused_run_leaves_no_process(logit: Study, trial: list[int]) -> None:
    labs.save(logit, "logit", LOGIT)

    async def run() -> dict[int, str]:
        hold = Hold()
        async with aclosing(comparison(logit, hold)) as messages:
            await anext(messages)
            hold.pause()
            until(lambda: standing(offspring(trial[0])) == BOTH)
            return {trial[0]: "", **offspring(trial[0])}

    family = asyncio.run(run())
    assert len(family) == 4, "the trial, the reference, the zygote and the worker"
    until(lambda: not alive(family))
    assert list(logit.store.events(Trained)) == []


def test_a_paused_run_ends_with_whoever_watched_it(logit: Study, tmp_path: Path) -> None:
    labs.save(logit, "logit", LOGIT)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    words = [sys.executable, "-c", WATCHER, str(logit.home.root), str(logit.course.root)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) as watcher:
        assert watcher.stdout is not None and watcher.stdout.readline()
        until(lambda: standing(offspring(watcher.pid)) == BOTH)
        family = offspring(watcher.pid)
        os.kill(watcher.pid, signal.SIGKILL)
        until(lambda: not alive(family))
    assert not list(temporary.glob("tutor-*"))
