"""What a unit holds, known from a glance at its files: the pages of its notes and the ids of its questions.

A whole progress table needs this of every unit that was begun; reading notes and questions whole would take
a second. It says what `Course.unit` says of a unit that `tutor lint` accepts.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from tutor.course.files import read_text
from tutor.errors import CourseError
from tutor.texts import LANGUAGES, Lang

_PAGE = re.compile(r"^## +(.*?) +\{#([^}\n]+)\} *$", re.MULTILINE)
_QUESTION = re.compile(r'^\[\[question\]\] *$\n(?:(?!id\b|\[).*\n)*id *= *["\']([^"\']+)', re.MULTILINE)


class Outline(msgspec.Struct, frozen=True):
    """Anchors of the pages, their titles in each language that is written, and question ids, all in order."""

    pages: tuple[str, ...] = ()
    titles: dict[Lang, tuple[str, ...]] = {}
    questions: tuple[str, ...] = ()


def outline(folder: Path, root: Path) -> Outline:
    """The outline of a unit's folder; what cannot be read is left out."""
    titles: dict[Lang, tuple[str, ...]] = {}
    pages: tuple[str, ...] = ()
    for lang in LANGUAGES:
        found = _PAGE.findall(_text(folder / f"notes.{lang}.md", root))
        if found:
            titles[lang] = tuple(title for title, _ in found)
            pages = pages or tuple(anchor for _, anchor in found)
    return Outline(pages, titles, tuple(_QUESTION.findall(_text(folder / "quiz.toml", root))))


def _text(path: Path, root: Path) -> str:
    try:
        return read_text(path, root)
    except CourseError:
        return ""
