"""The learner's side of a comparison: a lab's experiment in an isolated worker, and the verdict on its curve."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, get_args

import msgspec

from tutor.course.model import Check, Lab, Limits
from tutor.grader.diagnosis import Trouble, diagnose
from tutor.grader.findings import Finding
from tutor.grader.program import LearnerTrouble, file_name
from tutor.sandbox.zygote import Worker, Zygote
from tutor.study.curve_views import ComparisonRow, ComparisonView, CurvePoint
from tutor.study.reference import Reference
from tutor.training import bands
from tutor.training.compare import Comparison, Row, judge
from tutor.training.recipe import Recipe
from tutor.training.reports import read_reports
from tutor.training.setup import ReferenceStart, Setup

NEAR_CHECKS = (
    ("step0_loss", ("loss", "forward", "predict", "score", "output", "cell")),
    ("first_update", ("update", "gradient", "step", "backward", "grad")),
)
"""Words in the names of checks that speak of a row of the table."""
SECONDS = 300.0
"""An experiment may take longer than a grade: it is watched, and can be stopped."""


class Experiment:
    """`experiment.py` with the learner's functions. Its worker is there at once; close it by `with`."""

    def __init__(self, lab: Lab, source: str, uses: Mapping[str, str]) -> None:
        self._lab = lab
        self._zygote = Zygote.start(lab.file.backend)
        self.worker = self._zygote.worker(source, file_name(lab), self.limits, uses)
        self.reports: list[Any] = []
        self.trouble: Trouble | None = None
        """What ended it early."""

    def __enter__(self) -> Experiment:
        return self

    def __exit__(self, *_: object) -> None:
        self.worker.close()
        self._zygote.close()

    @property
    def limits(self) -> Limits:
        return msgspec.structs.replace(self._lab.file.limits, grade=SECONDS)

    def run(self, setup: Setup, on_point: Callable[[CurvePoint], None]) -> None:
        """Train to the end or to the first trouble; every point of the curve is told as it comes."""
        worker = self.worker
        try:
            worker.load()
            missing = next((name for name in self._lab.file.functions if not worker.signature(name)), None)
            if missing:
                self.trouble = Trouble("error", Finding("missing", "missing", {"function": missing}))
            else:
                self._stream(worker, setup, on_point)
        except LearnerTrouble as error:
            self.trouble = diagnose(error)

    def _stream(self, worker: Worker, setup: Setup, on_point: Callable[[CurvePoint], None]) -> None:
        """More reports than steps are not an experiment's: reading ends there."""
        source = self._lab.source("experiment.py")
        most = setup.epochs * setup.steps_per_epoch + 2
        last = -1
        for report in worker.stream(source, "run", (setup.plain(),), SECONDS):
            self.reports.append(report)
            for point in read_reports([report]).points:
                if point.step > last:
                    last = point.step
                    on_point(CurvePoint(point.step, point.loss, point.metric))
            if len(self.reports) > most:
                return


def compared(
    lab: Lab, recipe: Recipe, reference: Reference, start: ReferenceStart, experiment: Experiment
) -> ComparisonView:
    """The verdict on a finished experiment beside its finished reference."""
    band = bands.load(recipe)
    comparison = judge(start, reference.points, experiment.reports, band)
    reason_key, reason_fields = _reason(comparison, experiment)
    near = None if comparison.passed else nearest_check(lab, comparison)
    steps = (epoch * band.steps_per_epoch for epoch in range(len(band.loss.low)))
    return ComparisonView(
        verdict=comparison.verdict,
        text_key=f"training.{comparison.headline.key}",
        fields=dict(comparison.headline.fields),
        you=tuple(CurvePoint(point.step, point.loss, point.metric) for point in comparison.you),
        reference=reference.curve,
        band=tuple(zip(steps, band.loss.low, band.loss.high, strict=True)),
        rows=tuple(_row(row, recipe.metric) for row in comparison.rows),
        device=reference.device,
        recipe=recipe.id,
        lab=lab.id,
        metric=recipe.metric,
        reason_key=reason_key,
        reason_fields=reason_fields,
        check=near.title if near else None,
        see=near.see if near else "",
    )


def nearest_check(lab: Lab, comparison: Comparison) -> Check | None:
    """Where to look: the check that speaks of the loss, or of the update, where that is what differs.

    Where both are the reference's, what goes on from step to step is wrong, and the lab's last check comes nearest.
    """
    different = {row.key for row in comparison.rows if row.same is False}
    words = next((words for key, words in NEAR_CHECKS if key in different), ())
    checks = [check for check in lab.file.checks.items() if check[1].see]
    by_name = [check for name, check in checks if any(word in name for word in words)]
    if by_name:
        return by_name[0]
    return checks[0 if words else -1][1] if checks else None


def _reason(comparison: Comparison, experiment: Experiment) -> tuple[str, dict[str, object]]:
    """What the learner's code did wrong, if it ended the run; else what the curve tells."""
    trouble = experiment.trouble
    if trouble is not None:
        fields = {key: value for key, value in trouble.finding.fields.items() if _is_plain(value)}
        if trouble.finding.kind == "raised" and trouble.frames:
            return "training.raised", {**fields, "line": trouble.frames[-1].line}
        if trouble.finding.kind == "timeout":
            return "training.timeout", {"limit": f"{SECONDS:g}"}
        return f"grader.finding.{trouble.finding.text}", fields
    if comparison.reason is None:
        return "", {}
    return f"training.{comparison.reason.key}", dict(comparison.reason.fields)


def _is_plain(value: object) -> bool:
    return isinstance(value, get_args(str | int | float))


def _row(row: Row, metric: str) -> ComparisonRow:
    return ComparisonRow(
        text_key=f"training.row.{row.key}",
        you=_number(row.you),
        reference=_number(row.reference),
        ok=row.same,
        note=_ratio(row) if row.same is False else "",
        fields={"metric": metric},
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _ratio(row: Row) -> str:
    """`3.16 ×`, where that says something."""
    if row.you is None or not row.reference or not math.isfinite(row.you / row.reference):
        return ""
    return f"{row.you / row.reference:.3g} ×"
