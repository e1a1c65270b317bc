"""Full-text search, the learner's language first."""

from __future__ import annotations

from tutor.course.search import Hit, search
from tutor.study.session import Study
from tutor.texts import LANGUAGES

Found = Hit


def find(study: Study, words: str) -> list[Found]:
    """Every place that holds all the words, best first; those found only in the other language come last."""
    found: dict[tuple[str, str], Hit] = {}
    for lang in sorted(LANGUAGES, key=lambda each: each != study.lang):
        for hit in search(study.course, words, lang):
            found.setdefault((hit.kind, hit.ident), hit)
    return list(found.values())
