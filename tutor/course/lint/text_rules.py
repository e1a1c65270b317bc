"""No sentence is empty, in either language."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.lint.link_rules import bilingual_texts
from tutor.course.lint.material import LabMaterial, Material, UnitMaterial
from tutor.course.model import Problem


def unit_texts(material: Material, unit: UnitMaterial) -> Iterator[Problem]:
    """Titles, prompts, options, reasons."""
    if unit.file is not None:
        yield from _empty(f"{unit.place}/unit.toml", "", unit.file)
    for question in unit.questions:
        yield from _empty(f"{unit.place}/quiz.toml", f"question.{question.id}", question)


def lab_texts(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Titles, hints, explanations of mistakes."""
    yield from _empty(f"{lab.place}/lab.toml", "", lab.file)


def _empty(file: str, key: str, value: object) -> Iterator[Problem]:
    for name, text in bilingual_texts(value, key):
        if not text.strip():
            yield Problem(file, name, "The text is empty.", "Write it in both languages.")
