"""What the rules look at: the course read leniently, so that one bad file hides nothing of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tutor.course.checklist import Checklist, read_checklist
from tutor.course.files import faults, parse_toml, problem_of, read_text, relative
from tutor.course.load import Course
from tutor.course.model import LabFile, Notes, Problem, QuestionFile, QuizFile, SectionFile, UnitFile
from tutor.course.notes import parse_notes
from tutor.errors import CourseError
from tutor.texts import LANGUAGES, Lang

T = TypeVar("T")


@dataclass(frozen=True)
class UnitMaterial:
    """A unit's folder as far as it can be read. `place` is the folder from the course's root."""

    id: str
    folder: Path
    place: str
    file: UnitFile | None
    notes: dict[Lang, Notes]
    questions: tuple[QuestionFile, ...]
    quiz_is_whole: bool
    """No question was left out because it could not be read."""

    @property
    def anchors(self) -> set[str]:
        return {page.anchor for notes in self.notes.values() for page in notes.pages}


@dataclass(frozen=True)
class LabMaterial:
    """A lab's folder whose lab.toml can be read."""

    file: LabFile
    folder: Path
    place: str


@dataclass(frozen=True)
class SectionMaterial:
    id: str
    place: str
    folder: Path
    file: SectionFile | None
    recaps: dict[str, dict[Lang, Notes]]


@dataclass(frozen=True)
class Material:
    course: Course
    whole: bool
    checklist: Checklist
    sections: tuple[SectionMaterial, ...]
    units: dict[str, UnitMaterial]
    labs: dict[str, LabMaterial]
    problems: list[Problem] = field(default_factory=list)
    """What could not be read."""


def read_material(course: Course, whole: bool) -> Material:
    """Read everything; what cannot be read is a problem and is missing from the rest."""
    problems: list[Problem] = []
    reader = _Reader(course.root, problems)
    return Material(
        course,
        whole,
        checklist=reader.checklist(),
        sections=tuple(reader.section(section.id, section.folder) for section in course.sections),
        units={unit_id: reader.unit(unit_id, folder) for unit_id, folder in course.folders.items()},
        labs={
            lab.file.id: lab for folder in lab_folders(course.root) if (lab := reader.lab(folder)) is not None
        },
        problems=problems,
    )


def lab_folders(root: Path) -> list[Path]:
    labs = root / "labs"
    return (
        sorted(child for child in labs.iterdir() if is_content(child) and child.is_dir())
        if labs.is_dir()
        else []
    )


def is_content(path: Path) -> bool:
    """Not something that Python or an editor left behind."""
    return path.name != "__pycache__" and not path.name.startswith(".")


class _Reader:
    """Reads files into values, and what does not fit into problems."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.root = root
        self.problems = problems

    def checklist(self) -> Checklist:
        try:
            return read_checklist(self.root)
        except CourseError as error:
            self.problems.append(problem_of(error))
            return {}

    def section(self, section_id: str, folder: Path) -> SectionMaterial:
        path = folder / "section.toml"
        file = self.toml(path, SectionFile) if path.is_file() else None
        recaps = {
            recap.id: self.notes(folder, f"recap-{recap.id}") for recap in (file.recaps if file else ())
        }
        return SectionMaterial(section_id, relative(folder, self.root), folder, file, recaps)

    def unit(self, unit_id: str, folder: Path) -> UnitMaterial:
        quiz = self.table(folder / "quiz.toml", QuizFile)
        questions, is_whole = _readable_questions(quiz)
        return UnitMaterial(
            unit_id,
            folder,
            relative(folder, self.root),
            file=self.toml(folder / "unit.toml", UnitFile),
            notes=self.notes(folder, "notes"),
            questions=questions,
            quiz_is_whole=is_whole,
        )

    def lab(self, folder: Path) -> LabMaterial | None:
        file = self.toml(folder / "lab.toml", LabFile)
        if file is None:
            return None
        place = relative(folder, self.root)
        if file.id != folder.name:
            message = f"The id is {file.id}, the folder {folder.name}."
            self.problems.append(Problem(f"{place}/lab.toml", "id", message, "Give both the same name."))
            return None
        return LabMaterial(file, folder, place)

    def notes(self, folder: Path, stem: str) -> dict[Lang, Notes]:
        """Both languages; one that is missing is a problem."""
        notes: dict[Lang, Notes] = {}
        for lang in LANGUAGES:
            try:
                notes[lang] = parse_notes(read_text(folder / f"{stem}.{lang}.md", self.root))
            except CourseError as error:
                self.problems.append(problem_of(error))
        return notes

    def toml(self, path: Path, kind: type[T]) -> T | None:
        data = self.table(path, kind)
        try:
            return None if data is None else msgspec.convert(data, kind)
        except msgspec.ValidationError:
            return None

    def table(self, path: Path, kind: Any) -> Mapping[str, Any] | None:
        """The file as plain data, with every place where it does not fit `kind` noted."""
        try:
            data = parse_toml(path, self.root)
        except CourseError as error:
            self.problems.append(problem_of(error))
            return None
        self.problems += faults(data, kind, relative(path, self.root))
        return data


def _readable_questions(quiz: Mapping[str, Any] | None) -> tuple[tuple[QuestionFile, ...], bool]:
    """The questions that fit their type, and whether those are all."""
    entries = quiz.get("question", []) if quiz is not None else []
    questions: list[QuestionFile] = []
    for entry in entries if isinstance(entries, list) else []:
        try:
            questions.append(msgspec.convert(entry, QuestionFile))
        except msgspec.ValidationError:
            continue
    return tuple(questions), quiz is not None and len(questions) == len(entries)
