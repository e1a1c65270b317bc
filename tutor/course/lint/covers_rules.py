"""Every fact of the checklist is taught in the unit or recap that it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.course.checklist import facts_of_unit, unit_of_block
from tutor.course.lint.material import Material, UnitMaterial
from tutor.course.model import Problem

CHECKLIST = "content/checklist.md"


def unit_covers(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """`covers` names every fact of the unit, at anchors that the notes have."""
    if unit.file is None:
        return
    file = f"{unit.place}/unit.toml"
    facts = facts_of_unit(material.checklist, unit.id)
    yield from _complete(file, "covers", facts, [fact for ids in unit.file.covers.values() for fact in ids])
    for anchor in unit.file.covers:
        if unit.notes and anchor not in unit.anchors:
            message = f"The notes have no section {{#{anchor}}}."
            yield Problem(file, f"covers.{anchor}", message, "Use an anchor of the notes.")


def recap_covers(material: Material) -> Iterator[Problem]:
    """Each recap names every fact of its block."""
    for section in material.sections:
        for recap in section.file.recaps if section.file else ():
            file, facts = f"{section.place}/section.toml", material.checklist.get(recap.id, {})
            yield from _complete(file, f"recaps.{recap.id}.covers", facts, recap.covers)


def _complete(file: str, key: str, facts: Iterable[str], covered: Iterable[str]) -> Iterator[Problem]:
    expected, named = set(facts), set(covered)
    for fact in sorted(expected - named):
        yield Problem(
            file, key, f"{fact} is not covered.", f"Teach it and name it; {CHECKLIST} says what it is."
        )
    for fact in sorted(named - expected):
        yield Problem(file, key, f"{fact} is no fact of this block.", f"{CHECKLIST} lists its facts.")


def checklist_form(material: Material) -> Iterator[Problem]:
    """Each block of the checklist belongs to a planned unit or a recap, and each planned unit has one."""
    if not material.checklist:
        return
    taught = {unit_of_block(block) for block in material.checklist}
    for unit_id in material.course.planned:
        if unit_id not in taught:
            yield Problem(
                CHECKLIST, unit_id, "The unit has no block of facts.", "Add `## ID Title` and its facts."
            )
    for block, facts in material.checklist.items():
        owner = unit_of_block(block)
        if owner is not None and owner not in material.course.planned:
            yield Problem(CHECKLIST, block, "course.toml plans no such unit.", "Correct the block's id.")
        for fact in facts:
            if fact.rpartition(".")[0] != block:
                yield Problem(
                    CHECKLIST, fact, f"The fact stands under {block}.", "Move it under its own heading."
                )


def recaps_are_there(material: Material) -> Iterator[Problem]:
    """`--whole`: each block of the checklist that belongs to no unit has its recap."""
    recaps = {recap.id for section in material.sections if section.file for recap in section.file.recaps}
    for block in material.checklist if material.whole else ():
        if unit_of_block(block) is None and block not in recaps:
            remedy = f'Add `[[recaps]] id = "{block}"` to the section.toml it belongs to.'
            yield Problem(CHECKLIST, block, "No section has this recap.", remedy)
