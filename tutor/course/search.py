"""Full-text search over sections, units, pages of notes, questions and labs, in both languages.

The whole course is a few megabytes: its words are read once per opened course and then scanned.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from tutor.course.load import Course
from tutor.course.model import LabFile, Unit
from tutor.errors import CourseError
from tutor.texts import LANGUAGES, Lang

HitKind = Literal["section", "unit", "page", "question", "lab"]
_KIND_ORDER: tuple[HitKind, ...] = ("section", "unit", "page", "question", "lab")
_WORD = re.compile(r"\w+")
EXCERPT_CHARACTERS = 96


class Hit(msgspec.Struct, frozen=True):
    """One place where all the words stand."""

    kind: HitKind
    unit: str
    """The unit to open; of a section its first one that is written, or empty."""
    anchor: str
    """The page of the notes: of a question the one it points to, of a lab empty."""
    title: str
    excerpt: str
    lang: Lang
    ident: str
    """Section, unit, question or lab id; of a page `v38#anchor`."""


class _Text(msgspec.Struct, frozen=True):
    """Something that can be found: where it is, what its body says, and the words of both, sorted."""

    hit: Hit
    body: str
    title_words: list[str]
    body_words: list[str]


def search(course: Course, words: str | Iterable[str], lang: Lang | None = None) -> list[Hit]:
    """Every place that holds all the words, best first; `lang` narrows it to one language.

    A word matches the beginning of a word of the text, whatever its case and accents. Titles that hold all
    the words come first, then titles that hold some, then bodies; within these sections, units, pages,
    questions, labs, each in the order of the course. A place found in both languages is one hit. Units that
    cannot be read are left out.
    """
    wanted = _words(words if isinstance(words, str) else " ".join(words))
    if not wanted:
        return []
    texts = [text for each in (LANGUAGES if lang is None else (lang,)) for text in _index(course, each)]
    ranked = [(rank, text) for text in texts if (rank := _rank(text, wanted)) is not None]
    ranked.sort(key=lambda pair: (pair[0], _KIND_ORDER.index(pair[1].hit.kind)))
    best: dict[tuple[HitKind, str], _Text] = {}
    for _, text in ranked:
        best.setdefault((text.hit.kind, text.hit.ident), text)
    return [msgspec.structs.replace(text.hit, excerpt=_excerpt(text, wanted)) for text in best.values()]


def fold(text: str) -> str:
    """Lower case, without accents: `Théorème` and `theoreme` are one word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _rank(text: _Text, wanted: list[str]) -> int | None:
    """0: the title holds every word, 1: some, 2: none but the body does; None: a word is missing."""
    in_title = [word for word in wanted if _holds(text.title_words, word)]
    if any(word not in in_title and not _holds(text.body_words, word) for word in wanted):
        return None
    return 0 if len(in_title) == len(wanted) else 1 if in_title else 2


def _holds(sorted_words: list[str], prefix: str) -> bool:
    place = bisect_left(sorted_words, prefix)
    return place < len(sorted_words) and sorted_words[place].startswith(prefix)


def _excerpt(text: _Text, wanted: list[str]) -> str:
    """The line of the body that holds most of the words, cut around the first of them."""
    lines = [line.strip() for line in text.body.splitlines() if line.strip(" `#|-=")]
    if not lines:
        return ""
    line = max(lines, key=lambda each: sum(_holds(sorted(_words(each)), word) for word in wanted))
    if len(line) <= EXCERPT_CHARACTERS:
        return line
    found = (match.start() for match in _WORD.finditer(line) if fold(match[0]).startswith(tuple(wanted)))
    start = max(0, min(next(found, 0) - EXCERPT_CHARACTERS // 3, len(line) - EXCERPT_CHARACTERS))
    end = start + EXCERPT_CHARACTERS
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")


@lru_cache(maxsize=len(LANGUAGES))
def _index(course: Course, lang: Lang) -> tuple[_Text, ...]:
    """Everything that can be found in one language; kept, so that a search may follow each key press."""
    return tuple(
        _Text(hit, body, sorted(set(_words(f"{hit.title} {hit.ident}"))), sorted(set(_words(body))))
        for hit, body in _texts(course, lang)
    )


def _texts(course: Course, lang: Lang) -> Iterator[tuple[Hit, str]]:
    """Every place with its body."""
    for section in course.sections:
        first = next(iter(section.units), "")
        yield Hit("section", first, "", section.title[lang], "", lang, section.id), ""
        for unit_id in section.units:
            try:
                yield from _unit_texts(course.unit(unit_id), lang)
            except CourseError:
                continue
    for lab in course.labs().values():
        yield _lab_text(course, lab, lang)


def _unit_texts(unit: Unit, lang: Lang) -> Iterator[tuple[Hit, str]]:
    """A unit, its pages and its questions; these are found by what they ask, never by their answers."""
    videos = " ".join(f"V{video}" for video in unit.file.videos)
    body = f"{unit.lead.get(lang, '')}\n{videos}"
    yield Hit("unit", unit.id, "", unit.file.title[lang], "", lang, unit.id), body
    for page in unit.notes.get(lang, ()):
        yield Hit("page", unit.id, page.anchor, page.title, "", lang, f"{unit.id}#{page.anchor}"), page.body
    for question in unit.questions:
        hit = Hit("question", unit.id, question.see, question.prompt[lang], "", lang, question.id)
        yield hit, question.code or ""


def _lab_text(course: Course, lab: LabFile, lang: Lang) -> tuple[Hit, str]:
    """A lab, found by its title, its functions and its brief."""
    brief = course.lab_folders[lab.id] / f"brief.{lang}.md"
    text = brief.read_text(encoding="utf-8", errors="replace") if brief.is_file() else ""
    return Hit("lab", lab.unit, "", lab.title[lang], "", lang, lab.id), ", ".join(lab.functions) + "\n" + text
