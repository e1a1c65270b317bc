"""A learner's run beside the reference from the same start. Pure: reports in, verdict and sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tutor.training.bands import Band
from tutor.training.curves import Point, cause_of_nan
from tutor.training.first_step import Update, explain
from tutor.training.reports import CurvePoint, Stream, read_reports, shown, weights_like
from tutor.training.sentence import Sentence
from tutor.training.setup import ReferenceStart

Verdict = Literal["inside", "outside", "update", "step0", "nan", "stopped"]

SAME_LOSS = 1e-5
"""Relative difference of two losses of step 0 that count as one and the same."""
NEAR = 0.01
"""A curve this close to the reference from the same start is right even where that one leaves the band."""
STRAY = 0.1
"""Share of the epochs that may lie outside a 90 % band."""


@dataclass(frozen=True)
class Row:
    """One line of the table under the curves. `same` None: only told, not judged."""

    key: str
    you: float | None
    reference: float | None
    same: bool | None = None
    note: Sentence | None = None


@dataclass(frozen=True)
class Comparison:
    """`headline` says what the curve does, `reason` what most likely makes it so (None: nothing known)."""

    verdict: Verdict
    headline: Sentence
    reason: Sentence | None
    rows: tuple[Row, ...]
    you: tuple[CurvePoint, ...]

    @property
    def passed(self) -> bool:
        return self.verdict == "inside"


def judge(
    start: ReferenceStart, reference: Sequence[Point], reports: Iterable[object], band: Band
) -> Comparison:
    """Hold a learner's reports (docs/experiments.md) against the reference's points from the same Setup.

    `reports` may end early, because the learner's code raised or was stopped; their values are not trusted.
    """
    stream = read_reports(reports)
    loss_row = _loss_row(start, stream)
    update_row = _update_row(start, stream)
    verdict, headline, curve_reason = _curve(start, reference, stream, band)
    if verdict == "outside" and loss_row.same and update_row.same:
        curve_reason = Sentence("start_same")
    if verdict in ("inside", "outside") and loss_row.same is False:
        verdict, headline = "step0", Sentence("step0")
    elif verdict == "inside" and update_row.same is False:
        verdict, headline = "update", Sentence("update")
    reason = loss_row.note or update_row.note or curve_reason
    rows = (loss_row, update_row, *_end_rows(reference, stream))
    return Comparison(verdict, headline, reason, rows, tuple(stream.points))


def _curve(
    start: ReferenceStart, reference: Sequence[Point], stream: Stream, band: Band
) -> tuple[Verdict, Sentence, Sentence | None]:
    """The verdict that the learner's curve alone would give."""
    if stream.unreadable:
        step, what = stream.unreadable
        return "stopped", Sentence("no_number", {"step": step, "what": what}), None
    not_finite = stream.first_not_finite()
    if not_finite is not None:
        cause = cause_of_nan([point.loss for point in stream.points if point.step < not_finite])
        return "nan", Sentence("nan", {"step": not_finite}), Sentence(f"nan_{cause}")
    steps = start.setup.steps_per_epoch
    if stream.last_step() < reference[-1].step:
        epoch = max(stream.last_step(), 0) // steps
        return "stopped", Sentence("stopped", {"epoch": epoch, "epochs": start.setup.epochs}), None
    outside = epochs_outside(stream.points, reference, band)
    last = reference[-1].epoch
    if last in outside or len(outside) > STRAY * last:
        epoch = min(outside)
        where = "above" if outside[epoch] > 0 else "below"
        return "outside", Sentence(f"outside_{where}", {"epoch": epoch, "epochs": last}), None
    return "inside", Sentence("inside", {"epochs": last}), None


def epochs_outside(points: Sequence[CurvePoint], reference: Sequence[Point], band: Band) -> dict[int, int]:
    """Epochs at which a curve is out of the band and not near the reference either: +1 above, −1 below."""
    losses = {point.step: point.loss for point in points}
    outside = {}
    for point in reference:
        mine = losses.get(point.step)
        if mine is None or abs(mine - point.loss) <= NEAR * abs(point.loss):
            continue
        if not band.loss.low[point.epoch] <= mine <= band.loss.high[point.epoch]:
            outside[point.epoch] = 1 if mine > point.loss else -1
    return outside


def _loss_row(start: ReferenceStart, stream: Stream) -> Row:
    """Loss before any step."""
    if not stream.points or stream.points[0].step != 0:
        return Row("step0_loss", None, start.loss)
    mine, wanted = stream.points[0].loss, start.loss
    if not np.isfinite(mine):
        return Row("step0_loss", mine, wanted, same=False)
    if abs(mine - wanted) <= SAME_LOSS * abs(wanted):
        return Row("step0_loss", mine, wanted, same=True)
    note = _loss_note(mine / (wanted or 1.0), rows=len(start.setup.y_val))
    return Row("step0_loss", mine, wanted, same=False, note=note)


def _loss_note(ratio: float, rows: int) -> Sentence:
    if abs(ratio - rows) <= 1e-3 * rows:
        return Sentence("loss_summed", {"rows": rows})
    if abs(ratio + 1) <= 1e-3:
        return Sentence("loss_negative")
    return Sentence("loss_scaled", {"ratio": ratio})


def _update_row(start: ReferenceStart, stream: Stream) -> Row:
    """Length of the first update of all weights together."""
    before = start.setup.weights
    reference = Update.between(before, start.first_weights)
    if stream.first_weights is None:
        return Row("first_update", None, reference.norm())
    mine, misfit = weights_like(stream.first_weights, before)
    if misfit:
        got, want = shown(stream.first_weights.get(misfit)), str(before[misfit].shape)
        note = Sentence("weights_shape", {"name": misfit, "got": got, "want": want})
        return Row("first_update", None, reference.norm(), same=False, note=note)
    update = Update.between(before, mine)
    cause = explain(update, reference, start.setup.batch_size)
    return Row("first_update", update.norm(), reference.norm(), same=cause is None, note=cause)


def _end_rows(reference: Sequence[Point], stream: Stream) -> tuple[Row, ...]:
    """Where both ended: told, not judged."""
    last = stream.points[-1] if stream.points else CurvePoint(0, float("nan"))
    end = reference[-1]
    if last.step != end.step:
        return ()
    return Row("final_loss", last.loss, end.loss), Row("final_metric", last.metric, end.metric)
