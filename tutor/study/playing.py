"""Playground and demos: what a page of the notes opens by one key, and every demo by its address.

An address is `play/PRESET`, `DEMO` of the same unit, or `v31/DEMO` of another.
"""

from __future__ import annotations

from dataclasses import dataclass

from tutor.errors import UsageError
from tutor.playground.demo import Demo
from tutor.playground.presets import PRESETS
from tutor.playground.stage import demos_of, find
from tutor.study.session import Study

PLAY = "play"


@dataclass(frozen=True)
class Address:
    """`unit` is `play` for a preset of the playground."""

    unit: str
    name: str

    @classmethod
    def read(cls, text: str, unit: str) -> Address:
        """`text` as it stands in unit.toml of `unit`, or as it is typed."""
        where, slash, name = text.rpartition("/")
        return cls(where if slash else unit, name)

    def __str__(self) -> str:
        return f"{self.unit}/{self.name}"


@dataclass(frozen=True)
class DemoRow:
    """One demo of the list: its address, and its title or the preset's sentence in both languages."""

    id: str
    unit: str
    title: dict[str, str]


def of_page(study: Study, unit_id: str, anchor: str) -> Address | None:
    """What the demo key opens on a page: the page's own, else the unit's first; None where it has none."""
    demos = study.course.unit_file(unit_id).demos
    text = demos.get(anchor) or next(iter(demos.values()), None)
    return Address.read(text, unit_id) if text else None


def demo(study: Study, address: Address) -> Demo:
    """The demo of an address. Raises UsageError for one that is not there, CourseError for one that does not run."""
    return find(study.course.folders[study.course.unit_id(address.unit)] / "demo.py", address.name)


def rows(study: Study) -> list[DemoRow]:
    """Every demo of the course in order, then the presets of the playground."""
    from tutor.texts import LANGUAGES, say

    found = []
    for section in study.course.sections:
        for unit_id, folder in section.units.items():
            file = folder / "demo.py"
            for name, each in demos_of(file).items() if file.is_file() else ():
                found.append(
                    DemoRow(f"{unit_id}/{name}", unit_id, {"hi": each.title.hi, "en": each.title.en})
                )
    for name, preset in PRESETS.items():
        title: dict[str, str] = {lang: say(f"play.presets.{name}", lang) for lang in LANGUAGES}
        found.append(DemoRow(f"{PLAY}/{name}", preset.unit, title))
    return found


def typed(text: str) -> Address:
    """An address as a learner types it after `tutor demo`. Raises UsageError for a bare name."""
    address = Address.read(text, "")
    if not address.unit:
        raise UsageError("unknown_demo", name=text, near="v4/line")
    return address
