"""Training beside the reference, end to end: child processes, the isolated worker, the verdict, the record."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from tests.study.learning import LOGIT, RIGHT
from tutor.errors import GraderFault, Refusal, UsageError
from tutor.store.events import Trained
from tutor.study import comparing, labs, reading, training, trial
from tutor.study.curve_views import ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.session import Study
from tutor.study.training import TrainingView
from tutor.study.views import Place
from tutor.texts import LANGUAGES, say

FAILS_LATER = LOGIT.replace(
    "    error = predict", "    if abs(b) > 0.05:\n        raise KeyError('lost')\n    error = predict"
)


def all_of(messages: AsyncGenerator[Any]) -> list[Any]:
    async def run() -> list[Any]:
        return [message async for message in messages]

    return asyncio.run(run())


def test_a_correct_program_trains_like_the_reference(logit: Study) -> None:
    labs.save(logit, "logit", LOGIT)
    begin, *pairs, view = all_of(comparing.compare(logit, "logit", device="cpu"))
    assert isinstance(begin, CurvesBegin) and isinstance(view, ComparisonView)
    assert (begin.recipe, begin.device, begin.you) == ("logistic-regression", "cpu", True)
    assert len(begin.band) == len(begin.median) == begin.epochs + 1
    assert all(isinstance(pair, CurvePair) for pair in pairs)
    assert tuple(pair.reference for pair in pairs if pair.reference) == view.reference
    assert tuple(pair.you for pair in pairs if pair.you) == view.you
    assert view.you[-1].step == view.reference[-1].step == begin.steps
    assert (view.verdict, view.reason_key) == ("inside", "")
    assert [row.ok for row in view.rows[:2]] == [True, True]
    for lang in LANGUAGES:
        assert "accuracy" in say(view.rows[-1].text_key, lang, **view.rows[-1].fields)
    [(_, event)] = logit.store.events(Trained)
    assert (event.subject, event.name, event.outcome) == ("lab", "logit", "inside")
    assert event.final == view.you[-1].metric
    assert reading.last_place(logit) == Place("v1", "train", "logit")


def test_what_the_learners_code_does_wrong_is_a_verdict(logit: Study) -> None:
    labs.save(logit, "logit", FAILS_LATER)
    view = all_of(comparing.compare(logit, "logit", device="cpu"))[-1]
    assert (view.verdict, view.reason_key) == ("stopped", "training.raised")
    line = next(n for n, text in enumerate(FAILS_LATER.splitlines(), 1) if "raise" in text)
    assert view.reason_fields["line"] == line
    for lang in LANGUAGES:
        assert "KeyError" in say(view.reason_key, lang, **view.reason_fields)
        assert say(view.text_key, lang, **view.fields)
    assert [event.outcome for _, event in logit.store.events(Trained)] == ["stopped"]


def alive(group: int) -> list[str]:
    """The processes of a group that still run; killed ones that nobody has waited for yet do not."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [state for pgid, state in rows if int(pgid) == group and not state.startswith("Z")]


def test_leaving_early_ends_the_children_and_records_nothing(
    logit: Study, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    labs.save(logit, "logit", LOGIT)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    started: list[asyncio.subprocess.Process] = []
    start = comparing._start

    async def noted(study: Study) -> asyncio.subprocess.Process:
        started.append(await start(study))
        return started[-1]

    monkeypatch.setattr(comparing, "_start", noted)

    async def run() -> None:
        async with aclosing(comparing.compare(logit, "logit", device="cpu")) as messages:
            assert isinstance(await anext(messages), CurvesBegin)
            assert len(alive(started[0].pid)) == 2, "the trial, and the training process that it started"
        deadline = time.monotonic() + 20  # a killed process needs a moment on a busy machine
        while alive(started[0].pid):
            assert time.monotonic() < deadline

    asyncio.run(run())
    assert list(logit.store.events(Trained)) == []
    assert not list(temporary.iterdir())


def test_a_reference_alone(study: Study) -> None:
    begin, *pairs, view = all_of(comparing.train(study, "logistic_regression", device="cpu"))
    assert isinstance(begin, CurvesBegin) and not begin.you
    assert isinstance(view, TrainingView) and view.reached
    assert [pair.reference for pair in pairs] == list(view.reference)
    [(_, event)] = study.store.events(Trained)
    assert (event.subject, event.name, event.outcome) == ("recipe", "logistic-regression", "reached")


def test_wrong_use_has_its_name(logit: Study) -> None:
    labs.save(logit, "logit", LOGIT)
    for messages, kind in (
        (comparing.compare(logit, "logitt"), "unknown_lab"),
        (comparing.train(logit, "xor-mpl"), "unknown_recipe"),
    ):
        with pytest.raises(UsageError) as caught:
            all_of(messages)
        assert caught.value.kind == kind
    with pytest.raises(Refusal) as refused:
        all_of(comparing.compare(logit, "doubling"))
    assert refused.value.kind == "no_experiment"


def test_a_trial_that_dies_is_a_fault_of_ours(logit: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    labs.save(logit, "logit", RIGHT)
    monkeypatch.setattr(comparing, "TRIAL", "tutor.no_such_trial")
    with pytest.raises(GraderFault) as caught:
        all_of(comparing.compare(logit, "logit"))
    assert caught.value.kind == "training_died"


@pytest.mark.parametrize(
    "message",
    [
        CurvePair(CurvePoint(1, float("inf")), None),
        trial.Failed("unknown_device", {"name": "abacus", "known": "cpu"}, 2),
        TrainingView("xor-mlp", "cpu", "accuracy", 1.0, 0.98, 600, 2.5, (CurvePoint(0, 0.7, 0.5),)),
    ],
)
def test_a_message_comes_through_as_it_is(message: trial.Message, tmp_path: Path) -> None:
    path = tmp_path / "messages"
    with path.open("wb") as stream:
        trial.Output(stream).send(message)
    framed = path.read_bytes()
    assert int.from_bytes(framed[: trial.LENGTH_BYTES], "big") == len(framed) - trial.LENGTH_BYTES
    assert trial.decode(framed[trial.LENGTH_BYTES :]) == message


def test_a_number_that_is_none_comes_through(tmp_path: Path) -> None:
    path = tmp_path / "messages"
    with path.open("wb") as stream:
        trial.Output(stream).you(CurvePoint(3, float("nan")))
    pair = trial.decode(path.read_bytes()[trial.LENGTH_BYTES :])
    assert isinstance(pair, CurvePair) and pair.you is not None and pair.you.loss != pair.you.loss


def test_recipes_are_listed_in_the_documented_form() -> None:
    rows = training.recipe_rows()
    assert {"xor-mlp", "perceptron"} <= {row["id"] for row in rows}
    assert all(list(row) == ["id", "unit", "task", "parameters", "seconds_cpu", "target"] for row in rows)
