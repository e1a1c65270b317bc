"""Titles of sections, known without reading their notes."""

from __future__ import annotations

from tutor.course.model import Bilingual
from tutor.study.session import Study
from tutor.study.views import Place


def section_title(study: Study, place: Place) -> Bilingual:
    """The title of the page a place points at; its anchor where there is no such page."""
    outline = study.ledger.outline(place.unit)
    if place.at not in outline.pages:
        return Bilingual(place.at, place.at)
    index = outline.pages.index(place.at)
    written = next(iter(outline.titles.values()))
    hi, en = (outline.titles.get(lang, written) for lang in ("hi", "en"))
    return Bilingual(hi[index], en[index])
