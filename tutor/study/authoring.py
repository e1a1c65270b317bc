"""What an author can do: judge the course's form, prove its hidden tests, begin a unit or a lab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tutor import paths
from tutor.course.load import Course, open_course
from tutor.course.model import Problem
from tutor.course.names import find_unit
from tutor.errors import UsageError


def course_problems(root: Path, names: Iterable[str] = (), whole: bool = False) -> list[Problem]:
    """Everything `tutor lint` reports: the course's form, and 200 variants of each randomised question.

    `names` of units and labs narrow it to their folders. Raises UsageError for a name that is neither.
    """
    from tutor.course.problems import check
    from tutor.quiz.verify import verify_unit

    course = open_course(root)
    chosen = [_folder(course, name).relative_to(root).as_posix() + "/" for name in names]
    problems = [problem for problem in check(root, whole=whole) if _concerns(problem.file, chosen)]
    for unit_id, folder in course.folders.items():
        place = folder.relative_to(root).as_posix() + "/"
        well_formed = not any(problem.file.startswith(place) for problem in problems)
        if well_formed and _concerns(place, chosen):
            problems.extend(verify_unit(course.unit(unit_id)))
    return sorted(problems)


def _folder(course: Course, name: str) -> Path:
    """The folder of a unit or a lab: v40, v40-convolution, `manhattan-distance`."""
    if find_unit(name, course.planned):
        return course.folders[course.unit_id(name)]
    return course.lab_folders[course.lab_id(name)]


def _concerns(file: str, chosen: list[str]) -> bool:
    return not chosen or file.startswith(tuple(chosen))


def record_questions(root: Path) -> int:
    """Put the ids of all questions on record: from then on none may vanish unsaid. How many are new."""
    from tutor.course.problems import record

    return record(root)


def prove_labs(names: Iterable[str], seeds: int = 50) -> Iterator[tuple[dict[str, Any], str]]:
    """(`prove --json` row, explanation in words) of each named lab, of all labs when none is named."""
    from tutor.grader.judge import Judge
    from tutor.grader.prove import prove

    course = open_course(paths.course_root())
    ids = [course.lab(name).id for name in names] or list(course.labs())
    judge = Judge(course.root)
    try:
        for lab_id in ids:
            proof = prove(judge, course.lab(lab_id), seeds=seeds)
            yield proof.to_json(), proof.explanation()
    finally:
        judge.close()


def new_folder(root: Path, what: str, name: str, unit: str) -> Path:
    """Write a skeleton that lints. Raises UsageError for a bad or taken name."""
    from tutor.course.skeleton import new_lab, new_unit

    if (root / "content" / "course.toml").is_file() is False:
        raise UsageError("no_course", path=root)
    return new_unit(root, name) if what == "unit" else new_lab(root, name, unit)
