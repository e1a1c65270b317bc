"""A busy machine makes limits longer, never shorter, and not without end."""

from __future__ import annotations

import pytest

from tutor.sandbox.patience import MOST, factor, patience


@pytest.mark.parametrize(
    ("wanting", "cores", "expected"),
    [(0, 2, 1.0), (2, 2, 1.0), (6, 2, 3.0), (500, 2, MOST), (3, 0, 3.0), (4, 8, 1.0)],
)
def test_the_share_of_a_core_decides(wanting: float, cores: int, expected: float) -> None:
    assert factor(wanting, cores) == expected


def test_now_is_somewhere_in_between() -> None:
    assert 1.0 <= patience() <= MOST
