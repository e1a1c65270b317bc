"""lab.toml: checks, mistakes, hints and what the lab builds on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tutor.course.lint.material import LabMaterial, Material
from tutor.course.model import Problem

LEAST_CHECKS = 4
LEAST_MISTAKES = 5
LEAST_ACCEPTED = 2
LEAST_USED = 3
HINTS = (3, 4)
_PYTHON_NAME = re.compile(r"[a-z][a-z0-9_]*")


def amounts(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Enough checks and mistakes, three or four hints, at least one function."""
    file = f"{lab.place}/lab.toml"
    for key, count, least in (
        ("functions", len(lab.file.functions), 1),
        ("checks", len(lab.file.checks), LEAST_CHECKS),
        ("mistakes", len(lab.file.mistakes), LEAST_MISTAKES),
    ):
        if count < least:
            yield Problem(
                file, key, f"There are {count}; a lab needs at least {least}.", f"Add {least - count}."
            )
    if len(lab.file.hints) not in HINTS:
        remedy = "Concept and section; where to look; a smaller case; the shape of the key line."
        yield Problem(file, "hints", f"There are {len(lab.file.hints)} hints; a lab has 3 or 4.", remedy)


def names(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Checks and mistakes name Python functions and files, and a check is worth something."""
    file = f"{lab.place}/lab.toml"
    for table, keys in (("checks", lab.file.checks), ("mistakes", lab.file.mistakes)):
        for key in keys:
            if not _PYTHON_NAME.fullmatch(key):
                message = f"'{key}' is no lower-case Python name."
                yield Problem(file, f"{table}.{key}", message, "Use letters, digits and underscores.")
    for key, check in lab.file.checks.items():
        if check.points < 1:
            yield Problem(
                file, f"checks.{key}.points", "The check is worth nothing.", "Give it a point or more."
            )


def unit(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """A lab belongs to a planned unit."""
    if lab.file.unit not in material.course.planned:
        message = f"course.toml plans no unit {lab.file.unit}."
        yield Problem(f"{lab.place}/lab.toml", "unit", message, "Use the id of a unit, such as v38.")


def check_needs(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """A check needs other checks of the lab, never in a circle."""
    file = f"{lab.place}/lab.toml"
    for key, check in lab.file.checks.items():
        for needed in check.needs:
            if needed not in lab.file.checks:
                message = f"There is no check {needed}."
                yield Problem(file, f"checks.{key}.needs", message, "Name checks of this lab.")
    needs = {key: check.needs for key, check in lab.file.checks.items()}
    yield from _circle(file, "checks", needs)


def lab_needs(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """`needs` and `uses` name other labs, never in a circle."""
    file = f"{lab.place}/lab.toml"
    for key, others in (("needs", lab.file.needs), ("uses", lab.file.uses)):
        for other in others:
            if not (material.course.root / "labs" / other / "lab.toml").is_file():
                yield Problem(file, key, f"There is no lab {other}.", "Name labs by their folders.")
    built_on = {name: (*each.file.needs, *each.file.uses) for name, each in material.labs.items()}
    if lab.file.id in _reachable(lab.file.id, built_on):
        yield Problem(file, "needs", "The lab is built on itself.", "Break the circle of `needs` and `uses`.")


def capstone(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """A capstone is built from several labs, none of a later unit, and is trained beside a reference."""
    if not lab.file.capstone:
        return
    file, used = f"{lab.place}/lab.toml", len(lab.file.uses)
    if used < LEAST_USED:
        message = f"It uses {used} other labs; a capstone is built from at least {LEAST_USED}."
        yield Problem(file, "uses", message, "Name the labs it is built from, or leave out `capstone`.")
    if lab.file.recipe is None:
        remedy = "Name a recipe and write experiment.py."
        yield Problem(file, "recipe", "A capstone is trained beside a reference.", remedy)
    later = material.course.planned[_place(material, lab) + 1 :]
    for other in lab.file.uses:
        if other in material.labs and material.labs[other].file.unit in later:
            message = f"{other} belongs to a later unit."
            yield Problem(file, "unit", message, "A capstone stands in the unit where it becomes possible.")


def _place(material: Material, lab: LabMaterial) -> int:
    """The place of a lab's unit in the course; after all of them where it is unknown."""
    planned = material.course.planned
    return planned.index(lab.file.unit) if lab.file.unit in planned else len(planned)


def _circle(file: str, table: str, needs: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for key in needs:
        if key in _reachable(key, needs):
            message = "The check needs itself in the end."
            yield Problem(file, f"{table}.{key}.needs", message, "Break the circle.")


def _reachable(start: str, needs: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Everything that `start` needs, directly or through others."""
    seen: set[str] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += needs.get(key, ())
    return seen
