"""Notes as pages, and finding what stands on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.load import Course, open_course
from tutor.course.model import Notes, Page
from tutor.course.notes import code_blocks, parse_notes, render_notes
from tutor.course.search import EXCERPT_CHARACTERS, search

words = (
    st.text("abc dé.`#", min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text and not text.startswith(("#", "`")))
)
bodies = st.lists(st.one_of(words, st.just("```python\n## no heading\n```")), max_size=4).map("\n\n".join)
anchors = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5})?", fullmatch=True)
pages = st.builds(Page, anchors, words.filter(lambda text: not text.endswith("#")), bodies)


@given(notes=st.builds(Notes, words, st.one_of(st.just(""), words), st.lists(pages, max_size=4).map(tuple)))
def test_parsing_undoes_rendering(notes: Notes) -> None:
    assert parse_notes(render_notes(notes)) == notes


def test_a_heading_inside_code_is_code() -> None:
    (page,) = parse_notes("# T\nLead\n\n## One {#one}\n\n```text\n## Two {#two}\n```\n~~~\n```\n~~~\n").pages
    assert page.anchor == "one"
    assert code_blocks(page.body) == [("text", "## Two {#two}"), ("", "```")]


def test_an_anchor_may_be_missing() -> None:
    (page,) = parse_notes("## Only a title\n\nText.\n").pages
    assert (page.anchor, page.title, page.body) == ("", "Only a title", "Text.")


@pytest.fixture(scope="module")
def course(good_course: Path) -> Course:
    return open_course(good_course)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("straight", ["section 01-lines"]), ("doubling", ["unit v1", "lab doubling", "page v1#code"]),
        ("RISE run", ["page v2#slope", "question v2-slope", "question v2-word"]), ("dugna", ["unit v1"]),
        ("twic", ["lab doubling"]), ("v3", ["unit v2"]), ("no such word", []), ("", []), ("  ", []), ("?!", []),
    ],
)  # fmt: skip
def test_every_word_begins_a_word_of_the_text(course: Course, asked: str, found: list[str]) -> None:
    hits = [f"{hit.kind} {hit.ident}" for hit in search(course, asked)]
    assert [hit for hit in hits if hit in found][: len(found)] == found
    assert bool(hits) == bool(found)


def test_titles_come_before_bodies(course: Course) -> None:
    hits = search(course, "slope")
    assert [hit.kind for hit in hits[:1]] == ["unit"]
    assert len({(hit.kind, hit.ident) for hit in hits}) == len(hits), "one hit, whatever the languages"


def test_one_language_alone(course: Course) -> None:
    assert search(course, "dugna", "en") == []
    assert {hit.lang for hit in search(course, "dugna", "hi")} == {"hi"}


def test_accents_and_case_do_not_count(copy: Path) -> None:
    notes = copy / "content/01-lines/v1-doubling/notes.en.md"
    notes.write_text(notes.read_text(encoding="utf-8") + "\nThéorème de Poincaré.\n", encoding="utf-8")
    (hit,) = search(open_course(copy), "THEOREME poincare")
    assert (hit.ident, hit.excerpt) == ("v1#code", "Théorème de Poincaré.")


def test_an_excerpt_shows_the_words_and_is_short(copy: Path) -> None:
    notes = copy / "content/01-lines/v1-doubling/notes.en.md"
    long = "filler " * 60 + "needle " + "filler " * 60
    notes.write_text(notes.read_text(encoding="utf-8") + f"\n{long}\n", encoding="utf-8")
    (hit,) = search(open_course(copy), "needle")
    assert "needle" in hit.excerpt and len(hit.excerpt) <= EXCERPT_CHARACTERS + 4


def test_answers_are_not_found(course: Course) -> None:
    """Questions are found by what they ask: search gives no answer away."""
    assert [hit.ident for hit in search(course, "gradient")] == []
