"""Every lint rule goes red, on exactly what is wrong, and on nothing else: the table is spoilt.toml."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tutor.course.lint.material import read_material
from tutor.course.load import open_course
from tutor.course.problems import COURSE_RULES, LAB_RULES, UNIT_RULES, check

TABLE = tomllib.loads(Path(__file__).with_name("spoilt.toml").read_text(encoding="utf-8"))["spoilt"]
SHORT = {
    "SECTION": "content/01-lines",
    "V1": "content/01-lines/v1-doubling",
    "V2": "content/01-lines/v2-slope",
    "LAB": "labs/doubling",
}
RULES = {
    f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}": (rule, kind)
    for kind, rules in (("course", COURSE_RULES), ("units", UNIT_RULES), ("labs", LAB_RULES))
    for rule in rules
}
ASKED_WITH_WHOLE = {"unit_rules.everything_is_there", "covers_rules.recaps_are_there"}
"""test_whole_course.py sets these off."""


def long(path: str) -> str:
    return re.sub(r"^\w+(?=[/:]|$)", lambda name: SHORT.get(name[0], name[0]), path)


def spoil(root: Path, verb: str, name: str, *rest: Any) -> None:
    path = root / long(name)
    match verb, *rest:
        case "swap", old, new:
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            path.write_text(text.replace(old, new), encoding="utf-8")
        case "add", text, *times:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(text * (times[0] if times else 1))
        case "put", text:
            path.write_text(text, encoding="utf-8")
        case "move", to:
            path.rename(root / long(to))
        case "copy", to:
            shutil.copytree(path, root / long(to))
        case ("remove",):
            path.unlink()
        case _:
            raise AssertionError(f"no such change: {verb} {rest}")


def told_by(rule: str, root: Path) -> set[str]:
    """What one rule alone tells."""
    material = read_material(open_course(root), whole=False)
    function, kind = RULES[rule]
    parts = [()] if kind == "course" else [(part,) for part in getattr(material, kind).values()]
    return {f"{each.file}: {each.key}" for part in parts for each in function(material, *part)}


def test_the_good_course_is_well_formed(good_course: Path) -> None:
    assert check(good_course) == []


@pytest.mark.parametrize("entry", TABLE, ids=[f"{entry['rule']}-{entry['what']}" for entry in TABLE])
def test_a_spoilt_course_is_told(entry: dict[str, Any], copy: Path) -> None:
    for change in entry["changes"]:
        spoil(copy, *change)
    problems = check(copy)
    told = {long(line) for line in entry["told"]}
    assert {f"{problem.file}: {problem.key}" for problem in problems} == told
    assert all(problem.message and problem.remedy for problem in problems)
    assert told_by(entry["rule"], copy) & told


def test_every_rule_is_set_off_by_an_entry() -> None:
    assert RULES.keys() == {entry["rule"] for entry in TABLE} | ASKED_WITH_WHOLE
