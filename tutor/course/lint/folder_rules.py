"""Folders: everything has its place, and nothing lies about that no rule looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tutor.course import names
from tutor.course.files import relative
from tutor.course.lint.material import Material, SectionMaterial, UnitMaterial, is_content, lab_folders
from tutor.course.model import Problem

UNIT_FILES = ("unit.toml", "notes.hi.md", "notes.en.md", "quiz.toml", "quiz.py", "demo.py")
CONTENT_FILES = ("course.toml", "checklist.md", "ids.txt")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def stray(folder: Path, root: Path, allowed: Sequence[str], patterns: str = "") -> Iterator[Problem]:
    """What lies in a folder under no name that belongs there. `patterns`: a regular expression of more."""
    for child in sorted(folder.iterdir()) if folder.is_dir() else ():
        if is_content(child) and child.name not in allowed and not re.fullmatch(patterns, child.name):
            yield Problem(
                relative(child, root),
                "",
                "Nothing reads this.",
                f"Remove it, or rename it; {_expected(allowed)}.",
            )


def _expected(allowed: Sequence[str]) -> str:
    return "here belong " + ", ".join(allowed) if allowed else "nothing else belongs here"


def top_folders(material: Material) -> Iterator[Problem]:
    """content/ holds the index, the checklist, the record of ids and one folder for each section."""
    root = material.course.root
    sections = [section.id for section in material.course.sections]
    yield from stray(root / "content", root, (*CONTENT_FILES, *sections))
    for child in sorted((root / "labs").iterdir()) if (root / "labs").is_dir() else ():
        if is_content(child) and not child.is_dir():
            yield Problem(
                relative(child, root), "", "Nothing reads this.", "A lab is a folder; remove the file."
            )


def section_folders(material: Material) -> Iterator[Problem]:
    """A section's folder holds its planned units, section.toml and the recaps that it names."""
    root = material.course.root
    for section in material.sections:
        recaps = [f"recap-{recap}.{lang}.md" for recap in section.recaps for lang in ("hi", "en")]
        allowed = ("section.toml", *recaps)
        yield from stray(section.folder, root, allowed, patterns=r"v\d+-[a-z0-9][a-z0-9-]*")
        yield from _unit_folders(material, section)


def _unit_folders(material: Material, section: SectionMaterial) -> Iterator[Problem]:
    planned = {index.id: index.planned for index in material.course.sections}[section.id]
    for child in sorted(section.folder.iterdir()) if section.folder.is_dir() else ():
        unit_id = names.folder_unit(child.name)
        place = relative(child, material.course.root)
        if unit_id is not None and unit_id not in planned:
            message = f"course.toml does not plan {unit_id} in {section.id}."
            yield Problem(
                place, "", message, "Move the folder to its section, or add the unit to course.toml."
            )
        elif unit_id is not None and material.course.folders.get(unit_id) != child:
            yield Problem(place, "", f"There is another folder of {unit_id}.", "Keep one of them.")


def unit_folder(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """A unit's folder holds the files of a unit; a demo of its own is announced in unit.toml and has its program."""
    yield from stray(unit.folder, material.course.root, UNIT_FILES)
    own = [name for name in unit.file.demos.values() if "/" not in name] if unit.file else []
    if unit.file and bool(own) != (unit.folder / "demo.py").is_file():
        fault = "named, but demo.py is missing" if own else "there in demo.py, but not named"
        yield Problem(
            f"{unit.place}/unit.toml", "demos", f"Demos are {fault}.", "Name the demos of demo.py in `demos`."
        )


def lab_folder_names(material: Material) -> Iterator[Problem]:
    """A lab's folder is its id: lower case, hyphens."""
    for folder in lab_folders(material.course.root):
        if not _NAME.fullmatch(folder.name):
            place = relative(folder, material.course.root)
            yield Problem(
                place, "", "A lab's id has lower-case letters, digits and hyphens.", "Rename the folder."
            )
