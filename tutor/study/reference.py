"""The reference of a comparison: `python -m tutor.training train`, a child whose events are followed."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tutor.errors import GraderFault
from tutor.sandbox.stopwatch import Stopwatch
from tutor.study.curve_views import CurvePoint
from tutor.training.curves import Point
from tutor.training.errors import TrainingError

OnPoint = Callable[[CurvePoint], None]


class Reference:
    """One run of a recipe in a process of its own. Leaving the `with` block ends it.

    `begin`, then `follow` or `following`; these raise TrainingError for what the child reports, and
    GraderFault("training_died") when it ends without a word.
    """

    def __init__(self, recipe: str, device: str, seed: int, start_file: Path, on_point: OnPoint) -> None:
        words = ("--device", device, "--seed", str(seed), "--json-lines", "--start-file", str(start_file))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tutor.training", "train", recipe, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        self._on_point = on_point
        self.points: list[Point] = []
        self.device = ""
        self.epochs = self.steps_per_epoch = 0
        self.seconds = 0.0
        """Of the training alone, pauses left out."""
        self._clock = Stopwatch()
        self._began = 0.0

    def __enter__(self) -> Reference:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def curve(self) -> tuple[CurvePoint, ...]:
        return tuple(CurvePoint(point.step, point.loss, point.metric) for point in self.points)

    def begin(self) -> None:
        """Until the data are drawn and the start file is written."""
        start = self._until("start")
        self._began = self._clock()
        self.device = start["device"]
        self.epochs, self.steps_per_epoch = start["epochs"], start["steps_per_epoch"]

    def follow(self) -> None:
        """Until the run is done."""
        self._until("done")
        self.seconds = self._clock() - self._began

    def pause(self) -> None:
        """Stop the process where it is. From whatever thread."""
        self._clock.stop()
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)
        self._clock.go_on()

    @contextmanager
    def following(self) -> Iterator[None]:
        """Follow it beside what is done inside; leaving waits for its end, and raises what `follow` raises."""
        failures: list[Exception] = []

        def target() -> None:
            try:
                self.follow()
            except (TrainingError, GraderFault) as error:
                failures.append(error)

        thread = threading.Thread(target=target, daemon=True)
        thread.start()
        yield
        thread.join()
        if failures:
            raise failures[0]

    def _until(self, wanted: str) -> dict[str, Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            event: dict[str, Any] = json.loads(line)
            if event["event"] == wanted:
                return event
            if event["event"] == "error":
                raise TrainingError(event["kind"], **event["fields"])
            if event["event"] == "epoch":
                self._take(event)
        raise GraderFault("training_died", why=f"exit {self._process.wait()}", path="tutor.log")

    def _take(self, event: dict[str, Any]) -> None:
        loss, metric = (math.nan if event[key] is None else event[key] for key in ("loss", "metric"))
        self.points.append(Point(event["epoch"], event["step"], loss, metric))
        self._on_point(CurvePoint(event["step"], loss, metric))
