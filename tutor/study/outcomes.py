"""What came of the labs that were trained beside the reference: from the log alone."""

from __future__ import annotations

from typing import cast, get_args

from tutor.recall.days import local_day
from tutor.store.events import Trained
from tutor.study.curve_views import Outcome, Verdict
from tutor.study.session import Study


def last(study: Study, lab: str) -> Outcome | None:
    """Of a lab's last comparison; None where none got to its end."""
    event = study.ledger.trained.get(lab)
    return _outcome(event) if event is not None else None


def of_all(study: Study) -> tuple[Outcome, ...]:
    """One for each lab of the course that was trained, the latest first."""
    known = [event for event in study.ledger.trained.values() if event.name in study.course.lab_folders]
    outcomes = [_outcome(event) for event in sorted(known, key=lambda event: event.at, reverse=True)]
    return tuple(outcome for outcome in outcomes if outcome is not None)


def _outcome(event: Trained) -> Outcome | None:
    """None for a verdict of another version of the program, as an imported log may hold it."""
    if event.outcome not in get_args(Verdict):
        return None
    return Outcome(event.name, cast(Verdict, event.outcome), local_day(event.at))
