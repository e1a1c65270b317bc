"""A picture on the screen: only rows that differ are painted again, and the screen is as if all had been."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from textual.geometry import Region

from tests.tui.conftest import press, rows, settled
from tutor.playground.picture import Picture
from tutor.tui.app import TutorApp
from tutor.tui.theme import KAGAZ
from tutor.tui.widgets.picture_view import PictureView

STATE = "play:spiral/8.8/relu/adam/r.01"

pytestmark = pytest.mark.anyio


def changed(picture: Picture, part: str) -> Picture:
    """A copy with one other character, or in one place another ink or ground."""
    copy = deepcopy(picture)
    getattr(copy, part)[3][5] = "x" if part == "chars" else "one"
    return copy


@pytest.mark.parametrize("part", ["chars", "front", "back"])
async def test_what_is_painted_bit_by_bit_is_what_is_painted_at_once(
    make_app: Callable[..., TutorApp], part: str
) -> None:
    app = make_app(STATE)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *"nnn", "down", "right", *"nn")
        view, before = app.screen.query_one(PictureView), rows(app)
        view.show(changed(view.picture, part))
        await settled(pilot)
        bit_by_bit = rows(app)
        assert bit_by_bit != before
        view.refresh()
        await settled(pilot)
        assert rows(app) == bit_by_bit


async def test_another_theme_colours_every_row(make_app: Callable[..., TutorApp]) -> None:
    app = make_app(STATE)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *"nn")
        before = rows(app)
        app.action_choose_theme(KAGAZ.name)
        await settled(pilot)
        coloured = rows(app)
        assert not any(old == new for old, new in zip(before, coloured, strict=True))
        app.screen.query_one(PictureView).refresh()
        await settled(pilot)
        assert rows(app) == coloured


async def test_rows_that_stay_the_same_are_not_painted_again(
    make_app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(STATE)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "n")
        view = app.screen.query_one(PictureView)
        asked: list[Region] = []
        refresh = view.refresh

        def listen(*regions: Region) -> PictureView:
            asked.extend(regions)
            return refresh(*regions)

        monkeypatch.setattr(view, "refresh", listen)
        await press(pilot, "down")  # the mark of the knobs goes down by one row
        assert len(asked) == 2 and asked[1].y == asked[0].y + 1
