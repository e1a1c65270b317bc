"""Notes and recaps: the same pages in both languages, each one screen, narrow enough for half of it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from tutor.course.lint.code_rules import claims
from tutor.course.lint.material import Material, UnitMaterial
from tutor.course.model import Notes, Page, Problem
from tutor.course.notes import code_blocks, lines_with_fences
from tutor.texts import LANGUAGES, Lang

CODE_COLUMNS = 56
PAGE_LINES = 60
PROSE_COLUMNS = 76
_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PICTURES = ("", "text")


def unit_notes(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """A unit's notes."""
    yield from document(f"{unit.place}/notes", unit.notes)


def recap_notes(material: Material) -> Iterator[Problem]:
    """The sections' recaps."""
    for section in material.sections:
        for recap_id, notes in section.recaps.items():
            yield from document(f"{section.place}/recap-{recap_id}", notes)


def document(stem: str, versions: Mapping[Lang, Notes]) -> Iterator[Problem]:
    """All rules about one text in both languages; `stem` is its path without `.hi.md`."""
    for lang, notes in versions.items():
        file = f"{stem}.{lang}.md"
        yield from anchors(file, notes)
        for page in notes.pages:
            yield from page_form(file, page)
    for page in versions["en"].pages if "en" in versions else ():
        yield from claims(f"{stem}.en.md", page)
    if len(versions) == len(LANGUAGES):
        yield from same_pages(stem, versions)


def anchors(file: str, notes: Notes) -> Iterator[Problem]:
    """Every page has an anchor of its own."""
    if not notes.pages:
        yield Problem(file, "", "There is no page.", "Begin each page with `## Title {#anchor}`.")
    counts = Counter(page.anchor for page in notes.pages)
    for page in notes.pages:
        if not _ANCHOR.fullmatch(page.anchor):
            message = f"'## {page.title}' has no anchor of lower-case letters, digits and hyphens."
            yield Problem(file, page.anchor or page.title, message, "Write `## Title {#anchor}`.")
        elif counts[page.anchor] > 1:
            yield Problem(file, page.anchor, "Two pages have this anchor.", "Give each its own.")


def page_form(file: str, page: Page) -> Iterator[Problem]:
    """A page has text, fits a screen, and closes its code blocks."""
    lines = list(lines_with_fences(page.body))
    if not any(line.strip() for line, fenced in lines if not fenced):
        yield Problem(file, page.anchor, "The page has no text.", "Say in words what it shows.")
    height = sum(1 if fenced else max(1, math.ceil(width(line) / PROSE_COLUMNS)) for line, fenced in lines)
    if height > PAGE_LINES:
        message = f"The page is {height} lines long on a screen; {PAGE_LINES} fit."
        yield Problem(file, page.anchor, message, "Split it in two, or shorten it.")
    yield from code_form(file, page.anchor, page.body)


def code_form(file: str, key: str, body: str) -> Iterator[Problem]:
    """Code and pictures are at most 56 columns wide, without tabs, and every fence is closed."""
    fenced_lines = [line for line, fenced in lines_with_fences(body) if fenced]
    for line in fenced_lines:
        if width(line) > CODE_COLUMNS:
            message = f"This line is {width(line)} columns wide: {line.strip()[:40]}"
            yield Problem(file, key, message, f"Break it: {CODE_COLUMNS} columns stand side by side.")
        if "\t" in line:
            yield Problem(file, key, "There is a tab in a code block.", "Use spaces.")
    fences = sum(1 for line in fenced_lines if line.lstrip().startswith(("```", "~~~")))
    if fences % 2:
        yield Problem(file, key, "A code block is not closed.", "Close it with the fence that opened it.")


def same_pages(stem: str, versions: Mapping[Lang, Notes]) -> Iterator[Problem]:
    """Both languages have the same pages in the same order, and the same code on each."""
    hindi, english = versions["hi"].pages, versions["en"].pages
    file = f"{stem}.hi.md"
    if [page.anchor for page in hindi] != [page.anchor for page in english]:
        here, there = ({page.anchor for page in pages} for pages in (hindi, english))
        different = ", ".join(sorted(here ^ there)) or "the order"
        message = f"The pages differ from the English ones: {different}."
        yield Problem(file, "", message, "Both languages have the same anchors in the same order.")
        return
    for ours, theirs in zip(hindi, english, strict=True):
        yield from same_code(file, ours.anchor, ours.body, theirs.body)


def same_code(file: str, key: str, hindi: str, english: str) -> Iterator[Problem]:
    """Code is identical in both languages; a picture may be labelled in either."""
    ours, theirs = code_blocks(hindi), code_blocks(english)
    if [info for info, _ in ours] != [info for info, _ in theirs]:
        message = "The code blocks and pictures differ in number or kind from the English ones."
        yield Problem(file, key, message, "Show the same blocks in both languages.")
        return
    for number, ((info, mine), (_, other)) in enumerate(zip(ours, theirs, strict=True), 1):
        if info not in _PICTURES and mine != other:
            message = f"Code block {number} differs from the English one."
            yield Problem(file, key, message, "Copy it letter for letter; comments are English in both.")


def width(line: str) -> int:
    """Terminal columns: combining marks take none, wide characters two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in line
    )
