"""unit.toml, section.toml and course.toml agree with each other and with the folders."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.lint.material import Material, SectionMaterial, UnitMaterial
from tutor.course.model import Problem
from tutor.course.names import video_number
from tutor.texts import LANGUAGES


def identity(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """A unit's id is that of its folder and of its first video; its videos reach to the next planned unit."""
    if unit.file is None:
        return
    file = f"{unit.place}/unit.toml"
    if unit.file.id != unit.id:
        message = f"The id is {unit.file.id}, the folder says {unit.id}."
        yield Problem(file, "id", message, "Give both the same name.")
    first = video_number(unit.id)
    later = [video_number(each) for each in material.course.planned if video_number(each) > first]
    end = min(later, default=first + max(1, len(unit.file.videos)))
    expected = tuple(range(first, end))
    if unit.file.videos != expected:
        message = f"The videos are {list(unit.file.videos)}; {unit.id} stands for {list(expected)}."
        yield Problem(file, "videos", message, "Name every video from this unit's to the next unit's.")


def needs(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """A unit builds only on earlier ones."""
    order = material.course.planned
    for needed in unit.file.needs if unit.file else ():
        if needed not in order or order.index(needed) >= order.index(unit.id):
            message = f"{needed} is no earlier unit of the course."
            yield Problem(
                f"{unit.place}/unit.toml", "needs", message, "Name units that come before this one."
            )


def section_file(material: Material) -> Iterator[Problem]:
    """A section's titles are those of the map, and its recaps follow units of its own."""
    titles = {section.id: section.title for section in material.course.sections}
    for section in material.sections:
        file = f"{section.place}/section.toml"
        if section.file is None:
            continue
        if section.file.title != titles[section.id]:
            yield Problem(file, "title", "The title differs from course.toml.", "Write the same in both.")
        yield from _recaps(material, section, file)


def _recaps(material: Material, section: SectionMaterial, file: str) -> Iterator[Problem]:
    planned = {index.id: index.planned for index in material.course.sections}[section.id]
    recaps = section.file.recaps if section.file else ()
    for recap in recaps:
        if recap.after not in planned:
            message = f"Recap {recap.id} comes after {recap.after}, which is no unit of this section."
            yield Problem(file, f"recaps.{recap.id}.after", message, "Name a unit of this section.")
        if [each.id for each in recaps].count(recap.id) > 1:
            yield Problem(file, f"recaps.{recap.id}", "Two recaps have this id.", "Give each its own.")


def everything_is_there(material: Material) -> Iterator[Problem]:
    """`--whole`: every planned unit is written, every section has its file, every question is on record."""
    if not material.whole:
        return
    for section in material.course.sections:
        place = f"content/{section.id}"
        for unit_id in section.planned:
            if unit_id not in section.units:
                yield Problem(
                    place, unit_id, "The unit is planned, but not written.", f"`tutor new unit {unit_id}`."
                )
        if not (section.folder / "section.toml").is_file():
            yield Problem(f"{place}/section.toml", "", "The file is missing.", "Add it.")


def titles(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """The notes begin with the unit's title and the question that it answers."""
    for lang in LANGUAGES:
        notes = unit.notes.get(lang)
        file = f"{unit.place}/notes.{lang}.md"
        if notes is None or unit.file is None:
            continue
        if notes.title != unit.file.title[lang]:
            message = f"The notes are titled '{notes.title}', unit.toml says '{unit.file.title[lang]}'."
            yield Problem(file, "#", message, "Begin the notes with `# ` and the title of unit.toml.")
        if not notes.lead:
            remedy = "Write the question that the unit answers under the title, in one sentence."
            yield Problem(file, "#", "Nothing stands between the title and the first section.", remedy)
