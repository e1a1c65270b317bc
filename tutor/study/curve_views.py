"""What the front ends are given to show of a training run: its curves, and the verdict on a learner's. Values only."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from tutor.course.model import Bilingual

Verdict: TypeAlias = Literal["inside", "outside", "update", "step0", "stopped", "nan"]


class CurvePoint(msgspec.Struct, frozen=True):
    step: int
    loss: float
    metric: float | None = None


class CurvesBegin(msgspec.Struct, frozen=True):
    """The first message of a training run, before any point: what the axes need. `you`: a learner's curve comes too."""

    recipe: str
    title: Bilingual
    model: str
    """The shape, as `2-8-1`."""
    device: str
    metric: str
    target: float
    epochs: int
    steps: int
    """Steps of the whole run."""
    band: tuple[tuple[int, float, float], ...]
    """(step, low, high)."""
    median: tuple[CurvePoint, ...]
    """The middle of the recorded seeds; empty where there is no record."""
    you: bool


class CurvePair(NamedTuple):
    """The next point of either curve, as soon as it is measured; None where that curve has no new one."""

    you: CurvePoint | None
    reference: CurvePoint | None


class ComparisonRow(msgspec.Struct, frozen=True):
    """One row of the table under the curves. `ok` None: only told, not judged."""

    text_key: str
    you: str
    reference: str
    ok: bool | None
    note: str = ""
    """How the two differ, in no language: `3.16 ×`."""
    see: str = ""
    fields: dict[str, object] = {}


class ComparisonView(msgspec.Struct, frozen=True):
    """The train room: the verdict as a text key with fields, both curves, the band and the table."""

    verdict: Verdict
    text_key: str
    fields: dict[str, object]
    you: tuple[CurvePoint, ...]
    reference: tuple[CurvePoint, ...]
    band: tuple[tuple[int, float, float], ...]
    """(step, low, high)."""
    rows: tuple[ComparisonRow, ...]
    device: str
    recipe: str = ""
    lab: str = ""
    metric: str = ""
    reason_key: str = ""
    """What most likely makes it so, with `reason_fields`; empty: nothing known."""
    reason_fields: dict[str, object] = {}
    check: Bilingual | None = None
    """Title of the lab's check that is nearest to what differs; None where all is well."""
    see: str = ""
    """Anchor of the notes behind that check, in the lab's unit."""


class Outcome(msgspec.Struct, frozen=True):
    """What came of a lab's last comparison that got to its end, and on which local day."""

    lab: str
    verdict: Verdict
    """Said in a few words under [training.outcome] of the texts."""
    day: date
