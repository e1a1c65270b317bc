"""Files into typed values. An error names the file, the key and what mends it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from tutor.course.model import Problem
from tutor.errors import CourseError

T = TypeVar("T")
KEYS_REMEDY = "CONTRIBUTING.md lists the keys and their types."


def relative(path: Path, root: Path) -> str:
    """A path as problems show it: from the course's root, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(path: Path, root: Path) -> str:
    """Raises CourseError for a file that is not there or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise course_error(Problem(relative(path, root), "", "The file is missing.", "Add it.")) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"The file cannot be read as text: {error}."
        raise course_error(Problem(relative(path, root), "", message, "Save it as UTF-8.")) from None


def read_toml(path: Path, root: Path, kind: type[T]) -> T:
    """The file as a `kind`; raises CourseError with its first problem."""
    data = parse_toml(path, root)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        raise course_error(faults(data, kind, relative(path, root))[0]) from None


def parse_toml(path: Path, root: Path) -> dict[str, Any]:
    """The file's plain tables; raises CourseError."""
    try:
        return tomllib.loads(read_text(path, root))
    except tomllib.TOMLDecodeError as error:
        message = f"Not valid TOML: {error}."
        raise course_error(Problem(relative(path, root), "", message, "Correct the syntax there.")) from None


def course_error(problem: Problem) -> CourseError:
    return CourseError("course_file", **msgspec.structs.asdict(problem))


def problem_of(error: CourseError) -> Problem:
    """The problem that `course_error` wrapped."""
    return Problem(**{name: str(error.fields[name]) for name in Problem.__struct_fields__})


def faults(value: object, kind: Any, file: str, key: str = "") -> list[Problem]:
    """Every place where plain data does not fit a type: msgspec alone stops at the first."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message = str(error).split(" - at `$")[0] + "."
    else:
        return []
    found = _key_faults(value, kind, file, key)
    for name, item, item_kind in _children(value, kind):
        found += faults(item, item_kind, file, f"{key}.{name}" if key else name)
    return found or [Problem(file, key, message, KEYS_REMEDY)]


def _key_faults(value: object, kind: Any, file: str, key: str) -> list[Problem]:
    """Keys of a table that are unknown, and required ones that are not there."""
    struct = _struct(kind)
    if struct is None or not isinstance(value, dict):
        return []
    fields = {field.name: field for field in msgspec.structs.fields(struct)}
    prefix = f"{key}." if key else ""
    unknown = [
        Problem(file, prefix + name, "No such key.", KEYS_REMEDY) for name in value if name not in fields
    ]
    missing = [
        Problem(file, prefix + name, "The key is missing.", "Add it.")
        for name, field in fields.items()
        if field.required and name not in value
    ]
    return unknown + missing


def _children(value: object, kind: Any) -> list[tuple[str, object, Any]]:
    """The parts of a table or list that have a type of their own: (name, value, type)."""
    struct = _struct(kind)
    if isinstance(value, dict) and struct is not None:
        types = {field.name: field.type for field in msgspec.structs.fields(struct)}
        return [(name, item, types[name]) for name, item in value.items() if name in types]
    if isinstance(value, dict) and get_origin(kind) is dict:
        return [(name, item, get_args(kind)[1]) for name, item in value.items()]
    if isinstance(value, list) and get_origin(kind) is tuple:
        return [(_item_name(item, number), item, get_args(kind)[0]) for number, item in enumerate(value, 1)]
    return []


def _item_name(item: object, number: int) -> str:
    """An entry of a list by its id where it has one, else by its place."""
    return str(item["id"]) if isinstance(item, dict) and "id" in item else str(number)


def _struct(kind: Any) -> type[msgspec.Struct] | None:
    """The table type in `Choice`, or in `Bilingual | None`."""
    candidates = () if get_origin(kind) in (tuple, dict) else (kind, *get_args(kind))
    for candidate in candidates:
        if isinstance(candidate, type) and issubclass(candidate, msgspec.Struct):
            return candidate
    return None
