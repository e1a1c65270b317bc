from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tutor.recall.schedule import Card

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def make_card() -> Callable[..., Card]:
    """A card in review, with what a test cares about replaced."""

    def make(**fields: object) -> Card:
        usual: dict[str, object] = {
            "unit": "v4",
            "due": NOON,
            "stability": 5.0,
            "difficulty": 5.0,
            "state": "review",
            "step": None,
            "last_review": datetime(2026, 2, 24, 12, tzinfo=UTC),
            "reps": 2,
            "lapses": 0,
        }
        return Card(**(usual | fields))  # type: ignore[arg-type]

    return make
