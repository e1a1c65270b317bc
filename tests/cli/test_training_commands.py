"""train and compare: what they print, and that a finished run is recorded."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tutor.cli import comparing
from tutor.paths import Home
from tutor.store.events import Trained
from tutor.study.curve_views import ComparisonRow, ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.holding import Hold
from tutor.study.session import open_study
from tutor.study.training import record
from tutor.texts import LANGUAGES, Lang

REFERENCE = tuple(CurvePoint(10 * epoch, 0.7 / (epoch + 1), 0.5 + epoch / 20) for epoch in range(11))
BAND = tuple((point.step, 0.9 * point.loss, 1.1 * point.loss) for point in REFERENCE)
BEGIN = CurvesBegin(
    recipe="xor-mlp",
    title={"hi": "XOR", "en": "XOR"},  # type: ignore[arg-type]
    model="2-8-1",
    device="cpu",
    metric="accuracy",
    target=0.98,
    epochs=10,
    steps=100,
    band=BAND,
    median=REFERENCE,
    you=True,
)


def view(verdict: str, you: tuple[CurvePoint, ...], reason: str = "") -> ComparisonView:
    texts: dict[str, tuple[str, dict[str, object]]] = {
        "inside": ("training.inside", {"epochs": 10}),
        "nan": ("training.nan", {"step": 30}),
    }
    key, fields = texts[verdict]
    return ComparisonView(
        verdict=verdict,  # type: ignore[arg-type]
        text_key=key,
        fields=fields,
        you=you,
        reference=REFERENCE,
        band=BAND,
        rows=(
            ComparisonRow("training.row.step0_loss", "0.7", "0.7", True),
            ComparisonRow("training.row.first_update", "5.098", "1.612", False, "3.16 ×"),
            ComparisonRow("training.row.final_metric", "–", "1", None, fields={"metric": "accuracy"}),
        ),
        device="cpu",
        recipe="xor-mlp",
        lab="xor-mlp",
        metric="accuracy",
        reason_key=reason,
    )


@pytest.fixture
def ends_with(monkeypatch: pytest.MonkeyPatch) -> list[ComparisonView]:
    """The view that the next comparison ends with."""
    views: list[ComparisonView] = []

    async def compare(*_: object, hold: Hold) -> AsyncIterator[object]:
        yield BEGIN
        yield CurvePair(None, REFERENCE[0])
        yield CurvePair(REFERENCE[0], None)
        yield views[0]

    monkeypatch.setattr(comparing, "compare", compare)
    return views


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("live", [True, False])
def test_words_first_then_the_picture_then_the_table(
    tutor: Tutor, ends_with: list[ComparisonView], lang: Lang, live: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: live, raising=False)
    ends_with.append(view("inside", REFERENCE))
    good = tutor("--lang", lang, "compare", "doubling")
    assert (good.code, good.lines[0][0]) == (0, "✓")
    assert "3.16 ×" in good.out and "░" in good.out and "cpu" in good.lines[-1]
    assert "{" not in good.out


def test_a_curve_that_ends_in_no_number_is_drawn_as_far_as_it_goes(
    tutor: Tutor, ends_with: list[ComparisonView]
) -> None:
    broken = (*REFERENCE[:3], CurvePoint(30, float("nan")))
    ends_with.append(view("nan", broken, "training.nan_diverged"))
    result = tutor("--lang", "en", "compare", "doubling")
    assert (result.code, result.lines[0][0]) == (1, "✗")
    assert "growing" in result.lines[1]
    as_json = tutor("compare", "doubling", "--json")
    assert (as_json.code, as_json.json["verdict"], as_json.json["you"][-1]["loss"]) == (1, "nan", None)
    assert list(as_json.json)[:4] == ["schema", "lab", "recipe", "verdict"]
    assert as_json.json["rows"][1] == {
        "row": "first_update",
        "you": "5.098",
        "reference": "1.612",
        "same": False,
        "note": "3.16 ×",
    }


def test_a_comparison_that_is_broken_off_says_how_it_begins_again(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-c cancels the coroutine, as asyncio does it."""

    async def compare(*_: object, hold: Hold) -> AsyncIterator[object]:
        yield BEGIN
        yield CurvePair(REFERENCE[2], None)
        signal.raise_signal(signal.SIGINT)
        await asyncio.Event().wait()

    monkeypatch.setattr(comparing, "compare", compare)
    result = tutor("--lang", "en", "compare", "doubling")
    assert result.code == 130 and "`tutor compare doubling`" in result.err
    assert "Stopped at epoch 2 of 10." in result.err
    assert "Traceback" not in result.err


def test_progress_names_what_was_trained(tutor: Tutor, home: Path, course: Path) -> None:
    assert tutor("progress", "--json").json[0]["trained"] == []
    study = open_study(Home(home), course)
    record(study, "lab", "doubling", 0.9, "cpu", "update")
    day = study.today()
    study.close()
    trained = [{"lab": "doubling", "verdict": "update", "day": day.isoformat()}]
    assert tutor("progress", "--json").json[0]["trained"] == trained
    for lang, words in (("en", "inside the band, but its first step was not"), ("hi", "band ke andar, par")):
        [line] = [line for line in tutor("--lang", lang, "progress").lines if "doubling" in line]
        assert line.startswith("✗  doubling") and words in line


def test_recipes_are_listed(tutor: Tutor) -> None:
    rows = tutor("train", "--list", "--json").json
    assert list(rows[0]) == ["id", "unit", "task", "parameters", "seconds_cpu", "target"]
    assert len(tutor("train", "--list").lines) == len(rows) == len(tutor("train").lines)


def test_a_reference_is_trained_and_recorded(home: Path, course: Path) -> None:
    """With batches of another size it is another run: its target says nothing of that one."""
    command = [sys.executable, "-m", "tutor", "train", "xor-minimal", "--device", "cpu", "--json"]
    subprocess.run([*command, "--batch", "40"], capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert {"recipe", "device", "seeds", "seconds", "steps", "history", "metric", "final"} <= set(told)
    study = open_study(Home(home), course)
    [(_, event)] = study.store.events(Trained)
    assert (event.subject, event.name, event.device) == ("recipe", "xor-minimal", "cpu")
    study.close()


def test_a_device_that_nobody_knows(tutor: Tutor) -> None:
    result = tutor("train", "xor-minimal", "--device", "abacus", "--json")
    assert (result.code, result.json["error"]["kind"]) == (2, "unknown_device")
