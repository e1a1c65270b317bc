"""`tutor lint`: every fault of the course's form at once, sorted; each names file, key and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tutor.course.files import problem_of
from tutor.course.lint import (
    covers_rules,
    folder_rules,
    id_rules,
    lab_files_rules,
    lab_rules,
    link_rules,
    notes_rules,
    quiz_rules,
    text_rules,
    unit_rules,
)
from tutor.course.lint.material import LabMaterial, Material, UnitMaterial, read_material
from tutor.course.load import Course, open_course
from tutor.course.model import Problem, Unit
from tutor.course.released import write_released
from tutor.errors import CourseError

CourseRule = Callable[[Material], Iterator[Problem]]
UnitRule = Callable[[Material, UnitMaterial], Iterator[Problem]]
LabRule = Callable[[Material, LabMaterial], Iterator[Problem]]
ExtraRule = Callable[[Unit], Iterable[Problem]]
"""A rule about an opened unit from a room that this one cannot import, such as what generators draw."""

COURSE_RULES: tuple[CourseRule, ...] = (
    folder_rules.top_folders,
    folder_rules.section_folders,
    folder_rules.lab_folder_names,
    unit_rules.section_file,
    unit_rules.everything_is_there,
    covers_rules.checklist_form,
    covers_rules.recap_covers,
    covers_rules.recaps_are_there,
    notes_rules.recap_notes,
    link_rules.recap_links,
    id_rules.released_ids,
)
UNIT_RULES: tuple[UnitRule, ...] = (
    folder_rules.unit_folder,
    unit_rules.identity,
    unit_rules.needs,
    unit_rules.titles,
    notes_rules.unit_notes,
    covers_rules.unit_covers,
    quiz_rules.counts,
    quiz_rules.ids,
    quiz_rules.questions,
    quiz_rules.generators,
    link_rules.unit_links,
    text_rules.unit_texts,
)
LAB_RULES: tuple[LabRule, ...] = (
    lab_rules.amounts,
    lab_rules.names,
    lab_rules.unit,
    lab_rules.check_needs,
    lab_rules.lab_needs,
    lab_rules.capstone,
    lab_files_rules.folder,
    lab_files_rules.briefs,
    lab_files_rules.programs,
    lab_files_rules.hidden_tests,
    link_rules.lab_links,
    text_rules.lab_texts,
)


def check(root: Path, whole: bool = False, extra: Iterable[ExtraRule] = ()) -> list[Problem]:
    """Every problem of the course in `root`; `whole` asks for all planned units and all facts too.

    Raises CourseError only where there is no course to judge: no readable course.toml.
    """
    course = open_course(root)
    material = read_material(course, whole)
    found = set(material.problems)
    for rule in COURSE_RULES:
        found.update(rule(material))
    for unit_rule in UNIT_RULES:
        for unit in material.units.values():
            found.update(unit_rule(material, unit))
    for lab_rule in LAB_RULES:
        for lab in material.labs.values():
            found.update(lab_rule(material, lab))
    found.update(_extra_problems(course, tuple(extra), found))
    return sorted(found)


def record(root: Path) -> int:
    """Put every question id of the course on record (`tutor lint --record`); returns how many are new."""
    material = read_material(open_course(root), whole=False)
    return write_released(root, (question for unit in material.units.values() for question in unit.questions))


def _extra_problems(course: Course, rules: tuple[ExtraRule, ...], found: set[Problem]) -> list[Problem]:
    """Extra rules look at units whose quiz is well-formed: they run its generators."""
    problems: list[Problem] = []
    faulty = {Path(problem.file).parent for problem in found if Path(problem.file).stem == "quiz"}
    for unit_id, folder in course.folders.items() if rules else ():
        if folder.relative_to(course.root) in faulty:
            continue
        try:
            unit = course.unit(unit_id)
        except CourseError as error:
            problems.append(problem_of(error))
            continue
        for rule in rules:
            problems += rule(unit)
    return problems
