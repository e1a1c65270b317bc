"""`tutor new`: a unit or a lab to begin with. It lints as it is written, and a lab's hidden tests prove good."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tutor.course import names
from tutor.course.checklist import checklist_path, facts_of_unit, read_checklist
from tutor.course.load import Course, open_course
from tutor.errors import UsageError

TEMPLATES = Path(__file__).parent / "skeletons"
_UNIT_NAME = re.compile(r"(v\d+)(?:-([a-z0-9]+(?:-[a-z0-9]+)*))?")
_LAB_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
UNIT_RULE = "Name it like v40 or v40-convolution: the unit's id, then words with hyphens."
LAB_RULE = "Use lower-case letters, digits and hyphens, like xor-mlp."


def new_unit(root: Path, name: str) -> Path:
    """Write a unit's folder and return it; `name` is a planned unit's id, with or without words behind it.

    Raises UsageError: bad_name, unknown_unit, name_taken.
    """
    course = open_course(root)
    match = _UNIT_NAME.fullmatch(name.strip().lower())
    if match is None:
        raise UsageError("bad_name", what="unit", name=name, rule=UNIT_RULE)
    unit_id, words = match[1], match[2] or "new"
    section = next((each for each in course.sections if unit_id in each.planned), None)
    if section is None:
        raise UsageError("unknown_unit", name=unit_id, near=names.nearest(unit_id, course.planned))
    if unit_id in course.folders:
        raise UsageError("name_taken", path=course.folders[unit_id])
    fields = {
        "UNIT": unit_id,
        "UPPER": unit_id.upper(),
        "TITLE": words.replace("-", " ").capitalize(),
        "VIDEOS": ", ".join(map(str, _videos(course, unit_id))),
        "FACTS": ", ".join(f'"{fact}"' for fact in _facts(root, unit_id)),
    }
    return _write("unit", section.folder / f"{unit_id}-{words}", fields)


def new_lab(root: Path, name: str, unit: str) -> Path:
    """Write a lab's folder and return it. Raises UsageError: bad_name, unknown_unit, name_taken."""
    course = open_course(root)
    lab_id = names.lab_id(name)
    if not _LAB_NAME.fullmatch(lab_id):
        raise UsageError("bad_name", what="lab", name=name, rule=LAB_RULE)
    unit_id = names.find_unit(unit, course.planned)
    if unit_id is None:
        raise UsageError("unknown_unit", name=unit, near=names.nearest(unit, course.planned))
    title = lab_id.replace("-", " ").capitalize()
    return _write("lab", root / "labs" / lab_id, {"ID": lab_id, "UNIT": unit_id, "TITLE": title})


def _videos(course: Course, unit_id: str) -> range:
    """Up to the next planned unit's; of the last unit its own alone, as nothing tells how many it has."""
    first = names.video_number(unit_id)
    later = [number for number in map(names.video_number, course.planned) if number > first]
    return range(first, min(later, default=first + 1))


def _facts(root: Path, unit_id: str) -> tuple[str, ...]:
    return tuple(facts_of_unit(read_checklist(root), unit_id)) if checklist_path(root).is_file() else ()


def _write(kind: str, folder: Path, fields: Mapping[str, str]) -> Path:
    """Fill in the templates. A folder that exists is not touched; one that cannot be finished is removed."""
    if folder.exists():
        raise UsageError("name_taken", path=folder)
    source = TEMPLATES / kind
    try:
        for template in sorted(source.rglob("*.tmpl")):
            relative = template.relative_to(source).with_suffix("")
            if relative.name == "test.py":
                relative = Path(f"test_{folder.name.replace('-', '_')}.py")
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(template.read_text(encoding="utf-8"), fields), encoding="utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise UsageError("export_failed", path=folder, why=error.strerror) from error
    return folder


def _filled(text: str, fields: Mapping[str, str]) -> str:
    return re.sub(r"@([A-Z]+)@", lambda match: fields[match[1]], text)
