"""Every pointer leads somewhere: `see` of questions, checks and mistakes, and `v38#anchor` in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tutor.course.lint.material import LabMaterial, Material, UnitMaterial
from tutor.course.model import Bilingual, Problem
from tutor.texts import LANGUAGES

_LINK = re.compile(r"\b(v\d+)#([A-Za-z0-9_-]+)")


def unit_links(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """Questions point to sections of the notes, and links in notes and questions resolve."""
    quiz = f"{unit.place}/quiz.toml"
    for question in unit.questions:
        yield from see(material, quiz, f"question.{question.id}.see", question.see, unit.id)
        yield from links_in(material, quiz, f"question.{question.id}", texts_of(question))
    for lang, notes in unit.notes.items():
        for page in notes.pages:
            yield from links_in(material, f"{unit.place}/notes.{lang}.md", page.anchor, page.body)


def recap_links(material: Material) -> Iterator[Problem]:
    """Links in recaps resolve."""
    for section in material.sections:
        for recap_id, versions in section.recaps.items():
            for lang, notes in versions.items():
                for page in notes.pages:
                    file = f"{section.place}/recap-{recap_id}.{lang}.md"
                    yield from links_in(material, file, page.anchor, page.body)


def lab_links(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Checks and mistakes point to the notes; links in hints and briefs resolve."""
    file = f"{lab.place}/lab.toml"
    pointers = [(f"checks.{name}.see", check.see) for name, check in lab.file.checks.items()]
    pointers += [(f"mistakes.{name}.see", mistake.see) for name, mistake in lab.file.mistakes.items()]
    for key, target in pointers:
        if target:
            yield from see(material, file, key, target, lab.file.unit)
    yield from links_in(material, file, "", texts_of(lab.file))
    for lang in LANGUAGES:
        brief = lab.folder / f"brief.{lang}.md"
        if brief.is_file():
            yield from links_in(material, f"{lab.place}/{brief.name}", "", brief.read_text(encoding="utf-8"))


def see(material: Material, file: str, key: str, target: str, home: str) -> Iterator[Problem]:
    """`anchor` is a section of the unit at home, `v38#anchor` one of another unit."""
    unit_id, _, anchor = target.rpartition("#")
    if not resolves(material, unit_id or home, anchor):
        message = f"'{target}' is no section of {unit_id or home}."
        yield Problem(file, key, message, "Use an anchor of the notes, or `v38#anchor` for another unit's.")


def links_in(material: Material, file: str, key: str, text: str) -> Iterator[Problem]:
    """Every `v38#anchor` written in a text."""
    for unit_id, anchor in sorted(set(_LINK.findall(text))):
        if not resolves(material, unit_id, anchor):
            message = f"'{unit_id}#{anchor}' leads nowhere."
            yield Problem(file, key, message, "Use a unit and an anchor of its notes.")


def resolves(material: Material, unit_id: str, anchor: str) -> bool:
    """A planned unit that is not written yet, or whose notes cannot be read, may be pointed to."""
    unit = material.units.get(unit_id)
    if unit is None:
        return unit_id in material.course.planned and not material.whole
    return not unit.notes or anchor in unit.anchors


def texts_of(value: msgspec.Struct) -> str:
    """Everything a learner reads of a question or a lab.toml, in both languages, as one text."""
    return "\n".join(text for _, text in bilingual_texts(value))


def bilingual_texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of every sentence in both languages below a value."""
    if isinstance(value, Bilingual):
        yield from ((f"{key}.hi", value.hi), (f"{key}.en", value.en))
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from bilingual_texts(getattr(value, name), _join(key, name))
        if {"hi", "en"} <= set(value.__struct_fields__):
            yield from ((f"{key}.{lang}", getattr(value, lang)) for lang in LANGUAGES)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from bilingual_texts(item, _join(key, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from bilingual_texts(item, _join(key, getattr(item, "id", number)))


def _join(key: str, name: object) -> str:
    return f"{key}.{name}" if key else str(name)
