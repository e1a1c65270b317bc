"""Training, watched: a reference alone, or the learner's functions beside it. All of it runs in child processes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tutor.errors import GraderFault, Refusal
from tutor.store.labfiles import read_lab_file
from tutor.study.curve_views import ComparisonView, CurvePair, CurvesBegin
from tutor.study.grading import uses
from tutor.study.holding import Hold
from tutor.study.labs import has_experiment
from tutor.study.reading import remember
from tutor.study.resident import child_environment, log_file
from tutor.study.session import Study
from tutor.study.training import TrainingView, recipe_name, record
from tutor.study.views import Place
from tutor.training.places import OWN_RECORDS

if TYPE_CHECKING:
    from tutor.study.trial import Message, Request

TRIAL = "tutor.study.trial"
Compared = CurvesBegin | CurvePair | ComparisonView
Watched = CurvesBegin | CurvePair | TrainingView


async def compare(
    study: Study, name: str, device: str = "auto", seed: int = 0, hold: Hold | None = None
) -> AsyncGenerator[Compared]:
    """Train with the learner's functions beside the reference: same data, same start, same batches.

    Raises UsageError for an unknown lab or device, or a file that cannot be read; Refusal for a lab that has
    nothing to train; GraderFault when training itself breaks. What the learner's code does wrong is a verdict.
    Cancelling ends everything; `hold` pauses it.
    """
    from tutor.study.trial import Request

    lab = study.course.lab(name)
    if lab.file.recipe is None or not has_experiment(lab):
        raise Refusal("no_experiment", lab=lab.id)
    source = read_lab_file(study.home.lab_file(lab.id))
    remember(study, Place(lab.file.unit, "train", lab.id))
    request = Request(lab.file.recipe, device, seed, lab.id, source, uses(study, lab.id))
    messages = _messages(study, request, hold or Hold())
    try:
        async for message in messages:
            if isinstance(message, ComparisonView):
                last = message.you[-1].metric if message.you else None
                record(study, "lab", lab.id, last or 0.0, message.device, message.verdict)
            if isinstance(message, CurvesBegin | CurvePair | ComparisonView):
                yield message
    finally:
        await messages.aclose()


async def train(
    study: Study, recipe: str, device: str = "auto", seed: int = 0, hold: Hold | None = None
) -> AsyncGenerator[Watched]:
    """Train a reference. Raises UsageError for an unknown recipe or device, GraderFault when it breaks."""
    from tutor.study.trial import Request

    name = recipe_name(recipe)
    messages = _messages(study, Request(name, device, seed), hold or Hold())
    try:
        async for message in messages:
            if isinstance(message, TrainingView):
                outcome = "reached" if message.reached else "missed"
                record(study, "recipe", name, message.final, message.device, outcome)
            if isinstance(message, CurvesBegin | CurvePair | TrainingView):
                yield message
    finally:
        await messages.aclose()


async def _messages(study: Study, request: Request, hold: Hold) -> AsyncGenerator[Message]:
    """Everything the trial says. Raises the failure that it ends with; leaving early kills it and its children."""
    import msgspec

    from tutor.study.trial import LENGTH_BYTES, Failed, decode, failure

    # Ours, not the trial's: a trial that is killed clears nothing up.
    folder = TemporaryDirectory(prefix="tutor-", ignore_cleanup_errors=True)
    process = await _start(study)
    assert process.stdin is not None and process.stdout is not None
    try:
        request = msgspec.structs.replace(request, folder=folder.name)
        process.stdin.write(msgspec.json.encode(request) + b"\n")
        hold.attach(process.stdin.write)
        with suppress(asyncio.IncompleteReadError):
            while True:
                length = await process.stdout.readexactly(LENGTH_BYTES)
                message = decode(await process.stdout.readexactly(int.from_bytes(length, "big")))
                if isinstance(message, Failed):
                    raise failure(message)
                yield message
                if isinstance(message, ComparisonView | TrainingView):
                    return
        raise GraderFault("training_died", why=f"exit {await process.wait()}", path=study.home.log)
    finally:
        await _end(process)
        folder.cleanup()


async def _start(study: Study) -> asyncio.subprocess.Process:
    with log_file(study.home.log) as errors:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            TRIAL,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**child_environment(study.course.root), OWN_RECORDS: str(study.home.records)},
            start_new_session=True,
        )


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the trial with the training process it started; its workers end with it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    await process.communicate()
