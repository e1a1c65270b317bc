"""The course map as text: bars of units, marks of capstones, a cursor."""

from __future__ import annotations

from tutor.course.model import Bilingual
from tutor.study.views import MapLab, MapSection, MapUnit
from tutor.tui.paint import ink
from tutor.tui.widgets.course_map import Shape, draw

UNITS = (MapUnit("v1", 1.0, there=True), MapUnit("v2", 0.0, there=True))


def section(*capstones: MapLab) -> MapSection:
    return MapSection("01-lines", 1, Bilingual("Seedhi lines", "Straight lines"), UNITS, 0, capstones)


def test_capstones_stand_after_the_units_of_their_section() -> None:
    plain = draw([section()], "v1", Shape(), "en")
    marked = draw([section(MapLab("network", passed=False))], "v1", Shape(), "en")
    assert plain.plain.rstrip() == "1  Straight lines       ▇‹▁"
    assert marked.plain.rstrip() == "1  Straight lines       ▇‹▁ ◆"


def test_a_passed_capstone_is_painted_like_what_is_done() -> None:
    done, open_one = MapLab("network", passed=True), MapLab("text", passed=False)
    marks = [span.style for span in draw([section(done, open_one)], "v1", Shape(), "en").spans[-2:]]
    assert marks == [ink.ACCENT, ink.QUIET]
