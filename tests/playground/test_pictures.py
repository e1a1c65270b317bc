"""Pictures of cells, as text and as drawings; the playground's scene; every demo of the course."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tutor import paths
from tutor.course.load import open_course
from tutor.errors import CourseError, UsageError
from tutor.playground.colours import blend, svg
from tutor.playground.demo import Demo, Knob, Position, Sight, Words
from tutor.playground.game import Playground
from tutor.playground.picture import TONES, Picture
from tutor.playground.presets import PRESETS, state_of
from tutor.playground.scene import Look, scene
from tutor.playground.settings import read
from tutor.playground.stage import demos_of, find, stage
from tutor.study.playing import PLAY, Address

COURSE = open_course(paths.course_root())
DEMO_FILES = sorted(file for file in COURSE.root.glob("content/*/v*/demo.py"))
SIZES = [(74, 17), (108, 30), (40, 9)]


def test_pixels_are_two_to_a_cell_and_marks_lie_over_them() -> None:
    picture = Picture(4, 2)
    picture.pixels(1, 0, np.array([[1.0, -1.0], [0.0, 1.0]]), {(0, 1): "one"})
    assert picture.chars[0] == [" ", "▀", "▀", " "]
    assert (picture.front[0][1], picture.back[0][1]) == (TONES, "one")
    assert (picture.front[0][2], picture.back[0][2]) == (-TONES, TONES)
    assert picture.plain().splitlines()[0] == " ●"


def test_what_lies_outside_is_left_out() -> None:
    picture = Picture(3, 1)
    picture.text(1, 0, "long")
    picture.put(-1, 5, "x")
    picture.stroke((-4, -4), (40, 40), "accent")
    assert picture.plain() == "⠑lo"


def test_a_picture_is_pasted_where_it_fits() -> None:
    stamp = Picture(3, 1)
    stamp.text(0, 0, "abc", "accent")
    picture = Picture(4, 2)
    for x, y in ((-1, 0), (3, 0), (1, 1), (-3, 0), (4, 0), (0, 2), (0, -1)):
        picture.paste(stamp, x, y)
    assert picture.plain() == "bc a\n abc"
    assert picture.front[0] == ["accent", "accent", "plain", "accent"]


def test_strokes_share_a_cell_and_never_lie_over_letters() -> None:
    picture = Picture(3, 1)
    picture.text(2, 0, "x", "quiet")
    picture.strokes([((0, 0), (5, 0), "accent", 1), ((2, 3), (5, 3), "second", 2)])
    assert picture.plain() == "⠉⡉x"
    assert picture.front[0] == ["accent", "second", "quiet"]


def test_a_curve_is_unbroken_where_it_jumps_and_has_gaps_at_nan() -> None:
    picture = Picture(4, 2)
    picture.curve(0, 0, 4, 2, [0.0, 0.0, 1.0, 1.0], "accent")
    assert all(any(ord(picture.chars[row][column]) > 0x2800 for column in range(4)) for row in range(2))
    broken = Picture(4, 1)
    broken.curve(0, 0, 4, 1, [0.5, np.nan, np.nan, 0.5], "accent")
    assert broken.chars[0][1:3] == [" ", " "]


def test_a_drawing_is_well_formed_and_escapes_letters() -> None:
    picture = Picture(3, 1)
    picture.text(0, 0, "<&", "accent")
    root = ET.fromstring(svg(picture))
    assert [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")] == ["<", "&"]


def test_colours_blend() -> None:
    assert blend("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", [*PRESETS, "hills/8.8.8.8/relu/sgd/x1+x2+x1x2+x1²+x2²+sinx1+sinx2"])
def test_every_preset_has_a_scene_at_every_size(preset: str, size: tuple[int, int]) -> None:
    game = Playground(state_of(preset) if preset in PRESETS else read(preset))
    game.step(3)
    picture = scene(game, Look(*size, lang="hi", control="rate"))
    assert picture.plain().strip()


def test_the_scene_shows_map_knobs_and_sentence() -> None:
    game = Playground(state_of("xor"))
    game.step(800)
    wide = scene(game, Look(108, 33, "en", "rate")).plain()
    assert "●" in wide and "○" in wide and "› rate       0.03" in wide
    assert "on their side" in wide and "⠤" in wide


def _counting() -> Demo:
    def draw(sight: object) -> Picture:
        picture = Picture(8, 1)
        picture.text(0, 0, f"{sight['n']}:{sight.step}")  # type: ignore[index, attr-defined]
        return picture

    knob = Knob("n", Words("n", "n"), (1, 2, 3), at=1)
    return Demo(Words("Ginti", "Counting"), (knob,), draw, lambda sight: Words("Dekhiye.", "See."), steps=2)


def test_a_demo_walks_its_steps_and_turns_its_knobs() -> None:
    demo = _counting()
    position = Position(demo).advanced().advanced().advanced()
    assert position.over and stage(position, 30, 8, "en").plain().startswith("2:2")
    turned = position.turned(demo.knobs[0], 5)
    assert (turned.step, turned.place(demo.knobs[0])) == (0, 2)
    shown = stage(turned, 30, 8, "hi").plain()
    assert "› n 3" in shown and shown.rstrip().endswith("Dekhiye.")


def test_knobs_and_sentence_stand_right_below_the_picture_and_stay_there_on_a_walk() -> None:
    def draw(sight: Sight) -> Picture:
        picture = sight.blank()
        for row in range(min(sight["n"] + sight.step, sight.height)):
            picture.text(0, row, "row")
        return picture

    def notice(sight: Sight) -> Words:
        return Words("", "short" if sight.step else "a sentence that takes more than one line")

    knob = Knob("n", Words("n", "n"), (2, 50))
    growing = Position(Demo(Words("", ""), (knob,), draw, notice, steps=3))
    for step in range(4):
        told = stage(replace(growing, step=step), 30, 20, "en").plain().split("\n")
        assert len(told) == 10, "five rows at the last step, one of knobs and two for the sentence, with gaps"
        assert told.count("row") == 2 + step
        assert told[6] == "› n 2" and told[8].startswith(("short", "a sentence"))
    assert stage(growing.turned(knob, 1), 30, 20, "en").height == 20


def test_a_broken_demo_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "demo.py"
    file.write_text("DEMOS = 1 / 0")
    with pytest.raises(CourseError) as broken:
        demos_of(file)
    assert "ZeroDivisionError" in str(broken.value.fields["detail"])
    file.write_text("DEMOS = {}")
    with pytest.raises(UsageError):
        find(file, "line")


@pytest.mark.parametrize("file", DEMO_FILES, ids=lambda file: file.parent.name)
def test_every_demo_draws_at_every_position_of_each_knob(file: Path) -> None:
    for demo in demos_of(file).values():
        assert demo.title.hi and demo.title.en and demo.notice(Position(demo).sight(74, 12)).hi
        positions = [Position(demo, {knob.id: at}) for knob in demo.knobs for at in range(len(knob.values))]
        positions += [Position(demo, step=step) for step in sorted({0, 1, demo.steps // 2, demo.steps})]
        for position in positions:
            for width, height in SIZES[:2]:
                picture = stage(position, width, height, "en")
                assert picture.plain().strip() and demo.notice(position.sight(width, height)).en


@pytest.mark.parametrize("file", DEMO_FILES, ids=lambda file: file.parent.name)
def test_a_demo_file_is_short_and_imports_numpy_and_the_playground_alone(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    imported = [line.split()[1] for line in lines if line.startswith(("import ", "from "))]
    standard = ("__future__", "math", "dataclasses", "functools", "itertools", "collections")
    allowed = ("numpy", "tutor.playground", *standard)
    assert all(name.startswith(allowed) for name in imported)
    assert len(lines) <= 150 * max(1, len(demos_of(file)))


def test_everything_that_a_page_names_is_there() -> None:
    for unit_id in COURSE.folders:
        unit = COURSE.unit(unit_id)
        anchors = {page.anchor for page in unit.notes["en"]}
        for anchor, text in unit.file.demos.items():
            address = Address.read(text, unit_id)
            assert anchor in anchors, (unit_id, anchor)
            if address.unit == PLAY:
                assert address.name in PRESETS, text
            else:
                find(COURSE.folders[address.unit] / "demo.py", address.name)
