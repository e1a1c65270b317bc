"""A demo on the page: in its middle where it does not fill it, stepped through and turned by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.conftest import NARROW, WIDE, frame, press
from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture
from tutor.study.session import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.demo import DemoScreen
from tutor.tui.widgets.picture_view import PictureView

pytestmark = pytest.mark.anyio


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    for row in range(min(sight.step + sight["rows"], sight.height)):
        picture.text(0, row, f"row {row}")
    return picture


ROWS = Knob("rows", Words("rows", "rows"), (1, 100))
DEMO = Demo(Words("Rows", "Rows"), (ROWS,), draw, lambda sight: Words("Dekhiye.", "Look."), steps=2)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_small_picture_stands_in_the_middle_and_a_large_one_fills_the_page(
    make_app: Callable[..., TutorApp], study: Study, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(DemoScreen(study, "v4", DEMO))
        await press(pilot)
        shown = app.screen.query_one(PictureView).picture.plain().split("\n")
        first, last = shown.index("row 0"), shown.index("Look.") + 1
        assert abs(first - (len(shown) - 1 - last)) <= 1, "as much room above as below"
        assert last - first == 7, "the last step's rows, the knob, the sentence, and gaps between them"
        await press(pilot, "n", "n")
        walked = app.screen.query_one(PictureView).picture.plain().split("\n")
        assert (walked.index("row 0"), walked.index("Look.")) == (first, last - 1)
        await press(pilot, "right")
        filled = app.screen.query_one(PictureView).picture.plain().split("\n")
        assert filled[0] == "row 0" and "Look." in filled[-2:] and "› rows 100" in frame(app)
