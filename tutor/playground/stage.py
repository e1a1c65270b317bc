"""Loading the demos of a `demo.py`, and showing one at any position: picture, knobs and sentence."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

from tutor.course.names import nearest
from tutor.errors import CourseError, UsageError
from tutor.playground.demo import Demo, Position
from tutor.playground.picture import Picture
from tutor.texts import Lang

SENTENCE = 2
"""Rows kept for the sentence, so that a longer one at the next step moves nothing."""


def demos_of(file: Path) -> dict[str, Demo]:
    """The demos of a file. Raises CourseError("demo_file") when it does not run or holds none."""
    spec = importlib.util.spec_from_file_location(f"demo_{file.parent.name.replace('-', '_')}", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise CourseError("demo_file", file=file, detail=f"{type(error).__name__}: {error}") from error
    demos = getattr(module, "DEMOS", None)
    if not isinstance(demos, dict) or not all(isinstance(demo, Demo) for demo in demos.values()):
        raise CourseError("demo_file", file=file, detail="DEMOS = {...}")
    return demos


def find(file: Path, name: str) -> Demo:
    """One demo of a file. Raises UsageError("unknown_demo"), CourseError("demo_file")."""
    demos = demos_of(file) if file.is_file() else {}
    if name not in demos:
        raise UsageError("unknown_demo", name=name, near=nearest(name, demos))
    return demos[name]


def stage(position: Position, width: int, height: int, lang: Lang, knob: int = 0) -> Picture:
    """The demo's picture, right below it the knobs with the chosen one marked, and the sentence.

    As high as these need, at most `height`; equally high at every step, so that nothing moves on a walk.
    """
    demo = position.demo
    sentence = wrap(demo.notice(position.sight(width, height, lang)).of(lang), min(width, 76))
    knobs = _knob_rows(position, width, lang)
    below = len(knobs) + max(len(sentence), SENTENCE) + 2
    drawn = demo.draw(position.sight(width, height - below, lang))
    last = drawn
    if position.step < demo.steps:
        last = demo.draw(replace(position, step=demo.steps).sight(width, height - below, lang))
    rows = max(_filled(drawn), _filled(last))
    picture = Picture(width, rows + below)
    picture.paste(drawn, 0, 0)
    for y, row in enumerate(knobs, start=rows + 1):
        for x, number, name, value in row:
            chosen = number == knob
            picture.text(x, y, "›" if chosen else " ", "accent")
            after = picture.text(x + 2, y, f"{name} ", "quiet")
            picture.text(after, y, value, "strong" if chosen else "plain")
    for y, line in enumerate(sentence, start=rows + len(knobs) + 2):
        picture.text(0, y, line)
    return picture


def _filled(picture: Picture) -> int:
    """Its rows up to the last one with anything in it."""
    rows = zip(picture.chars, picture.back, strict=True)
    return max(
        (y for y, (chars, back) in enumerate(rows, start=1) if set(chars) != {" "} or any(back)), default=0
    )


KnobRow = list[tuple[int, int, str, str]]
"""Column, number, name and value of each knob of a row."""


def _knob_rows(position: Position, width: int, lang: Lang) -> list[KnobRow]:
    """The knobs from left to right, in as many rows as they need."""
    rows: list[KnobRow] = []
    x = width
    for number, knob in enumerate(position.demo.knobs):
        name, value = knob.name.of(lang), shown(knob.values[position.place(knob)])
        length = len(name) + len(value) + 5
        if x + length > width:
            rows.append([])
            x = 0
        rows[-1].append((x, number, name, value))
        x += length + 1
    return rows


def shown(value: object) -> str:
    """A knob's value in a word: numbers short, with a real minus."""
    if isinstance(value, bool):
        return "✓" if value else "–"
    return f"{value:g}".replace("-", "−") if isinstance(value, float | int) else str(value)
