"""One training run in a process of its own: `python -m tutor.study.trial`, what `comparing` starts.

A request comes in as one JSON line; messages go out as MessagePack pairs [kind, value], each behind its length
in four bytes. After the request the input says `pause` and `go_on`; when it ends, so does the process: nobody
waits for it any more. Its own process goes on through a pause, so that it always can.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import IO, Any

import msgspec

from tutor import paths
from tutor.course.load import open_course
from tutor.course.model import Bilingual
from tutor.errors import GraderFault, Refusal, TutorError, UsageError
from tutor.study.beside import Experiment, compared
from tutor.study.curve_views import ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.holding import Parts
from tutor.study.reference import Reference
from tutor.study.training import TrainingView
from tutor.training import bands, catalog
from tutor.training.commands import exit_code
from tutor.training.errors import TrainingError
from tutor.training.recipe import Recipe
from tutor.training.setup import ReferenceStart

LENGTH_BYTES = 4


class Request(msgspec.Struct, frozen=True):
    """`lab` empty: the reference alone. `folder` is there for what the run writes, and whoever asks clears it."""

    recipe: str
    device: str
    seed: int
    lab: str = ""
    source: str = ""
    uses: dict[str, str] = {}
    folder: str = ""


class Failed(msgspec.Struct, frozen=True):
    """The last message of a run that came to nothing: a TutorError as data."""

    kind: str
    fields: dict[str, Any]
    exit_code: int


MESSAGES: dict[str, Any] = {
    "begin": CurvesBegin,
    "pair": CurvePair,
    "trained": TrainingView,
    "compared": ComparisonView,
    "failed": Failed,
}
Message = CurvesBegin | CurvePair | TrainingView | ComparisonView | Failed
_KINDS = {kind: name for name, kind in MESSAGES.items()}


class Output:
    """Where messages go; two threads write to it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: Message) -> None:
        body = msgspec.msgpack.encode([_KINDS[type(message)], message])
        with self._lock:
            self._stream.write(len(body).to_bytes(LENGTH_BYTES, "big") + body)
            self._stream.flush()

    def you(self, point: CurvePoint) -> None:
        self.send(CurvePair(point, None))

    def reference(self, point: CurvePoint) -> None:
        self.send(CurvePair(None, point))


def decode(body: bytes) -> Message:
    """The message of one frame. Raises msgspec.MsgspecError."""
    kind, value = msgspec.msgpack.decode(body, type=tuple[str, msgspec.Raw])
    message: Message = msgspec.msgpack.decode(value, type=MESSAGES[kind])
    return message


def serve(request: Request, out: Output, parts: Parts) -> None:
    """Run what is asked for and send its messages, a failure included."""
    try:
        out.send(_run(request, out, Path(request.folder) / "start.npz", parts))
    except TrainingError as error:
        out.send(Failed(error.kind, error.fields, exit_code(error)))
    except TutorError as error:
        fields = {name: str(value) for name, value in error.fields.items()}
        out.send(Failed(error.kind, fields, error.exit_code))


def failure(failed: Failed) -> TutorError:
    kinds = {1: Refusal, 2: UsageError, 3: GraderFault}
    return kinds.get(failed.exit_code, TutorError)(failed.kind, **failed.fields)


def _run(request: Request, out: Output, start_file: Path, parts: Parts) -> TrainingView | ComparisonView:
    recipe = catalog.find(request.recipe)
    with Reference(recipe.id, request.device, request.seed, start_file, out.reference) as reference:
        parts.add(reference)
        if not request.lab:
            reference.begin()
            out.send(_begin(recipe, reference, you=False))
            reference.follow()
            return TrainingView(
                recipe=recipe.id,
                device=reference.device,
                metric=recipe.metric,
                final=reference.points[-1].metric,
                target=recipe.target,
                steps=reference.points[-1].step,
                seconds=reference.seconds,
                reference=reference.curve,
            )
        lab = open_course(paths.course_root()).lab(request.lab)
        with Experiment(lab, request.source, request.uses) as experiment:
            parts.add(experiment.worker)
            reference.begin()
            out.send(_begin(recipe, reference, you=True))
            start = ReferenceStart.load(start_file)
            with reference.following():
                experiment.run(start.setup, out.you)
        return compared(lab, recipe, reference, start, experiment)


def _begin(recipe: Recipe, reference: Reference, you: bool) -> CurvesBegin:
    """Raises TrainingError("record_missing") when a learner's curve has no band to be held against."""
    try:
        band = bands.load(recipe)
    except TrainingError:
        if you:
            raise
        band = None
    per_epoch = reference.steps_per_epoch
    low_high = zip(band.loss.low, band.loss.high, strict=True) if band else ()
    return CurvesBegin(
        recipe=recipe.id,
        title=Bilingual(**recipe.title),
        model=recipe.model,
        device=reference.device,
        metric=recipe.metric,
        target=recipe.target,
        epochs=reference.epochs,
        steps=reference.epochs * per_epoch,
        band=tuple((epoch * per_epoch, low, high) for epoch, (low, high) in enumerate(low_high)),
        median=tuple(
            CurvePoint(epoch * per_epoch, loss) for epoch, loss in enumerate(band.loss.median if band else ())
        ),
        you=you,
    )


def _obey(parts: Parts, stream: IO[bytes], folder: str) -> None:
    """Until nobody waits any more: then this group ends, the paused reference too, and with it the workers."""
    parts.obey(stream)
    shutil.rmtree(folder, ignore_errors=True)  # whoever asked is gone
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Keep standard output to ourselves: whatever else prints goes to standard error."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stream:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        request = msgspec.json.decode(sys.stdin.buffer.readline(), type=Request)
        parts = Parts()
        threading.Thread(target=_obey, args=(parts, sys.stdin.buffer, request.folder), daemon=True).start()
        serve(request, Output(stream), parts)
        stream.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
