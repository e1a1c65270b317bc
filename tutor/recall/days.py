"""Local days: what a learner calls today."""

from __future__ import annotations

from datetime import date, datetime, tzinfo


def local_day(at: datetime, zone: tzinfo | None = None) -> date:
    """The calendar day of a moment in `zone`; None is the zone of this machine."""
    return at.astimezone(zone).date()
