"""Curves as cells: whatever the numbers are, the picture fits its room and shows them."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from tutor.study.curve_views import CurvePoint
from tutor.tui.paint.curves import BAND, SHADE, Curves, picture
from tutor.tui.paint.ink import ACCENT

losses = st.lists(
    st.one_of(st.floats(1e-6, 1e6), st.just(math.nan), st.just(math.inf), st.floats(-5, 5)),
    min_size=1,
    max_size=40,
)
widths, heights = st.integers(24, 120), st.integers(3, 30)


def points(values: list[float]) -> tuple[CurvePoint, ...]:
    return tuple(CurvePoint(5 * index, value) for index, value in enumerate(values))


def band(values: list[float]) -> tuple[tuple[int, float, float], ...]:
    return tuple((5 * index, value, value + 0.5) for index, value in enumerate(values))


@given(you=losses, reference=losses, width=widths, height=heights, log=st.sampled_from([None, True, False]))
def test_a_picture_has_exactly_the_size_it_is_given(
    you: list[float], reference: list[float], width: int, height: int, log: bool | None
) -> None:
    curves = Curves(5 * len(reference), points(you), points(reference), log=log)
    lines = picture(curves, width, height, plain=False).split("\n")
    assert len(lines) == height
    assert all(line.cell_length <= width for line in lines)


@given(values=st.lists(st.floats(0.01, 100), min_size=2, max_size=60), width=widths, height=heights)
def test_every_column_of_a_whole_curve_shows_something(values: list[float], width: int, height: int) -> None:
    curves = Curves(5 * (len(values) - 1), points(values))
    lines = [line.plain.ljust(width) for line in picture(curves, width, height, plain=False).split("\n")]
    drawn = [any("\u2801" <= line[column] <= "\u28ff" for line in lines[:-1]) for column in range(width)]
    gutter = drawn.index(True)
    assert all(drawn[gutter:])


@given(values=st.lists(st.floats(0.01, 10), min_size=2, max_size=40), shown=st.integers(1, 40))
def test_a_curve_that_is_not_finished_ends_where_it_is(values: list[float], shown: int) -> None:
    whole, part = points(values), points(values)[:shown]
    there = [columns_with_dots(Curves(0, curve, band=band(values))) for curve in (whole, part)]
    share = (len(part) - 1) / (len(values) - 1)
    gutter = there[0][0]
    assert there[1][-1] <= gutter + max(1, share * (80 - gutter))


def columns_with_dots(curves: Curves) -> list[int]:
    lines = picture(curves, 80, 12, plain=False).split("\n")[:-1]
    return sorted(
        {at for line in lines for at, letter in enumerate(line.plain) if "\u2801" <= letter <= "\u28ff"}
    )


def test_the_band_is_a_ground_and_hatched_without_colours() -> None:
    curves = Curves(45, points([1.0] * 10), band=band([0.5] * 10))
    coloured = picture(curves, 60, 10, plain=False)
    assert any(BAND in str(span.style) for span in coloured.spans)
    assert SHADE not in coloured.plain
    hatched = picture(curves, 60, 10, plain=True)
    assert SHADE in hatched.plain
    assert not any(BAND in str(span.style) for span in hatched.spans)


def test_the_reference_is_dashed_and_the_learner_is_drawn_over_it() -> None:
    same = points([1.0, 0.5, 0.25])
    both = picture(Curves(10, same, same), 60, 10, plain=False)
    alone = picture(Curves(10, (), same), 60, 10, plain=False)
    assert any(ACCENT in str(span.style) for span in both.spans)
    assert not any("$secondary" in str(span.style) for span in both.spans)
    columns = columns_with_dots(Curves(10, (), same))
    assert alone.plain and all(
        after - before == 2 for before, after in zip(columns, columns[1:], strict=False)
    )
