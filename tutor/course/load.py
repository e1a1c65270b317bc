"""The course on disk. Opening it reads course.toml and folder names; the rest is read when asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from tutor.course import names
from tutor.course.files import read_text, read_toml
from tutor.course.model import (
    DEFAULT_ORDER,
    CourseFile,
    Lab,
    LabFile,
    LabPlace,
    Notes,
    QuizFile,
    SectionFile,
    SectionIndex,
    SectionPlan,
    Unit,
    UnitFile,
)
from tutor.course.notes import parse_notes
from tutor.errors import CourseError, UsageError
from tutor.texts import LANGUAGES, Lang


def open_course(root: Path) -> Course:
    """The index of the course in `root` (the folder of `content/` and `labs/`).

    Raises CourseError when there is no course.toml or it cannot be read.
    """
    path = root / "content" / "course.toml"
    if not path.is_file():
        raise CourseError("no_course", path=str(root))
    file = read_toml(path, root, CourseFile)
    sections = tuple(_section(root, number, plan) for number, plan in enumerate(file.sections, 1))
    return Course(root, file.languages, sections)


def _section(root: Path, number: int, plan: SectionPlan) -> SectionIndex:
    folder = root / "content" / plan.id
    units: dict[str, Path] = {}
    for child in sorted(folder.iterdir()) if folder.is_dir() else []:
        unit_id = names.folder_unit(child.name)
        if unit_id in plan.units and child.is_dir():
            units.setdefault(unit_id, child)
    ordered = {unit_id: units[unit_id] for unit_id in plan.units if unit_id in units}
    return SectionIndex(plan.id, number, plan.title, plan.units, folder, ordered)


@dataclass(frozen=True, eq=False)
class Course:
    """An opened course. It does not change while it is open: what was read once is kept."""

    root: Path
    languages: tuple[Lang, ...]
    sections: tuple[SectionIndex, ...]

    @cached_property
    def planned(self) -> tuple[str, ...]:
        """The ids of all units in order, also of those not written yet."""
        return tuple(unit_id for section in self.sections for unit_id in section.planned)

    @cached_property
    def folders(self) -> dict[str, Path]:
        """The units that are there, in order, and their folders."""
        return {unit_id: folder for section in self.sections for unit_id, folder in section.units.items()}

    def unit_id(self, name: str) -> str:
        """The unit that a learner means by a name; raises UsageError, with near names, if there is none."""
        found = names.find_unit(name, self.planned)
        if found is None:
            raise UsageError("unknown_unit", name=name, near=names.nearest(name, self.planned))
        if found not in self.folders:
            near = names.nearest(found, self.folders)
            raise UsageError("unit_not_written", name=found, near=near)
        return found

    def unit_file(self, name: str) -> UnitFile:
        """unit.toml alone. Raises UsageError for an unknown name, CourseError for a broken file."""
        return read_toml(self.folders[self.unit_id(name)] / "unit.toml", self.root, UnitFile)

    def unit(self, name: str) -> Unit:
        """A unit with its notes and questions. Raises UsageError and CourseError as `unit_file` does."""
        file = self.unit_file(name)
        folder = self.folders[self.unit_id(name)]
        written = read_languages(folder, "notes", self.root)
        quiz = read_toml(folder / "quiz.toml", self.root, QuizFile)
        return Unit(
            file=file,
            section=folder.parent.name,
            folder=folder,
            notes={lang: notes.pages for lang, notes in written.items()},
            questions=quiz.question,
            lead={lang: notes.lead for lang, notes in written.items()},
        )

    def section(self, section_id: str) -> SectionFile:
        """section.toml; a section that has none yet has its title and no recaps. Raises CourseError."""
        index = self._section_index(section_id)
        path = index.folder / "section.toml"
        return read_toml(path, self.root, SectionFile) if path.is_file() else SectionFile(index.title)

    def recap(self, section_id: str, recap_id: str) -> dict[Lang, Notes]:
        """A section's summary in each language it is written in. Raises UsageError and CourseError."""
        known = [recap.id for recap in self.section(section_id).recaps]
        if recap_id not in known:
            raise UsageError("unknown_unit", name=recap_id, near=names.nearest(recap_id, known))
        return read_languages(self._section_index(section_id).folder, f"recap-{recap_id}", self.root)

    def _section_index(self, section_id: str) -> SectionIndex:
        for section in self.sections:
            if section.id == section_id:
                return section
        known = [section.id for section in self.sections]
        raise UsageError("unknown_unit", name=section_id, near=names.nearest(section_id, known))

    @cached_property
    def lab_folders(self) -> dict[str, Path]:
        """Every folder of `labs/` that has a lab.toml, by the lab's id."""
        return {path.parent.name: path.parent for path in sorted((self.root / "labs").glob("*/lab.toml"))}

    def lab_id(self, name: str) -> str:
        """`xor_mlp` and `xor-mlp` name the same lab; raises UsageError, with near names, if there is none."""
        found = names.lab_id(name)
        if found not in self.lab_folders:
            raise UsageError("unknown_lab", name=name, near=names.nearest(found, self.lab_folders))
        return found

    def lab(self, name: str) -> Lab:
        """Raises UsageError for an unknown name, CourseError for a broken lab.toml."""
        folder = self.lab_folders[self.lab_id(name)]
        return Lab(_lab_file(folder / "lab.toml", self.root), folder)

    def labs(self) -> Mapping[str, LabFile]:
        """Every lab that can be read, in the order of the units and of their own `order`.

        A lab is read when it is asked for, all of them when they are counted or gone through.
        """
        return self._labs

    def labs_of(self, unit_id: str) -> tuple[str, ...]:
        """The ids of a unit's labs in order, without reading the labs whole."""
        return tuple(place.id for place in self._lab_places if place.unit == unit_id)

    def capstones(self, section: SectionIndex) -> tuple[LabPlace, ...]:
        """The capstones of a section's units in order, without reading the labs whole."""
        return tuple(place for place in self._lab_places if place.capstone and place.unit in section.planned)

    @cached_property
    def _labs(self) -> _Labs:
        return _Labs(self)

    @cached_property
    def _lab_places(self) -> tuple[LabPlace, ...]:
        order = {unit_id: place for place, unit_id in enumerate(self.planned)}
        places = [place for place in self._read_lab_places() if place.unit in order]
        return tuple(sorted(places, key=lambda place: (order[place.unit], place.order, place.id)))

    def _read_lab_places(self) -> Iterator[LabPlace]:
        for lab_id, folder in self.lab_folders.items():
            try:
                head = lab_head(read_text(folder / "lab.toml", self.root))
            except CourseError:
                continue
            unit, order = head.get("unit"), head.get("order", DEFAULT_ORDER)
            if isinstance(unit, str) and isinstance(order, int):
                yield LabPlace(lab_id, unit, order, head.get("capstone") is True)


class _Labs(Mapping[str, LabFile]):
    """The labs of a course in order; one that cannot be read is not among them."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._read: dict[str, LabFile | None] = {}

    def __getitem__(self, lab_id: str) -> LabFile:
        if lab_id not in self._read:
            self._read[lab_id] = self._file(lab_id)
        file = self._read[lab_id]
        if file is None:
            raise KeyError(lab_id)
        return file

    def _file(self, lab_id: str) -> LabFile | None:
        if all(place.id != lab_id for place in self._course._lab_places):
            return None
        try:
            return self._course.lab(lab_id).file
        except CourseError:
            return None

    def __iter__(self) -> Iterator[str]:
        return (place.id for place in self._course._lab_places if place.id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _lab_file(path: Path, root: Path) -> LabFile:
    stamp = path.stat().st_mtime_ns if path.exists() else 0
    return _lab_file_as_of(path, root, stamp)


@lru_cache(maxsize=128)
def _lab_file_as_of(path: Path, root: Path, stamp: int) -> LabFile:
    """Read once as long as the file stays as it is: a class's folders ask for the same few labs hundreds of times."""
    return read_toml(path, root, LabFile)


def lab_head(text: str) -> dict[str, object]:
    """The keys of lab.toml before its first table, which is most of the parsing time; empty if not TOML."""
    head, *_ = text.split("\n[", 1)
    for part in (head, text):
        try:
            return tomllib.loads(part)
        except tomllib.TOMLDecodeError:
            continue
    return {}


def read_languages(folder: Path, stem: str, root: Path) -> dict[Lang, Notes]:
    """`STEM.hi.md` and `STEM.en.md`, those that are there. Raises CourseError when neither is."""
    paths = {lang: folder / f"{stem}.{lang}.md" for lang in LANGUAGES}
    there = {lang: path for lang, path in paths.items() if path.is_file()} or paths
    return {lang: parse_notes(read_text(path, root)) for lang, path in there.items()}
