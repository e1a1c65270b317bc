"""Pages read, places remembered, search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.errors import UsageError
from tutor.store.events import Read
from tutor.study import reading, searching
from tutor.study.session import Study
from tutor.study.views import Place

Opened = Callable[..., Study]


def test_a_page_is_read_once(study: Study) -> None:
    for _ in range(2):
        reading.mark_read(study, "V1", "idea")
    assert reading.pages_read(study, "1") == {"idea"}
    assert len(list(study.store.events(Read))) == 1


def test_the_first_page_is_the_first_that_was_not_read(study: Study) -> None:
    pages = [page.anchor for page in reading.unit(study, "v1").notes["en"]]
    assert reading.first_page(study, "v1") == 0
    reading.mark_read(study, "v1", pages[0])
    assert reading.first_page(study, "v1") == 1
    for anchor in pages:
        reading.mark_read(study, "v1", anchor)
    assert reading.first_page(study, "v1") == 0


def test_the_place_is_there_after_a_restart(study: Study, opened: Opened) -> None:
    assert reading.last_place(study) == Place("v1", "read")
    reading.remember(study, Place("v2", "read", "slope"))
    assert reading.last_place(opened()) == Place("v2", "read", "slope")


def test_a_place_in_a_unit_that_is_gone_is_the_beginning(study: Study) -> None:
    reading.remember(study, Place("v84", "quiz"))
    assert reading.last_place(study) == Place("v1", "read")


def test_a_page_is_named_by_number_or_anchor(study: Study) -> None:
    unit = reading.unit(study, "v1")
    count = len(unit.notes["en"])
    assert reading.chosen_pages(unit, "") == range(count)
    assert reading.chosen_pages(unit, "1") == range(1)
    assert reading.chosen_pages(unit, unit.notes["en"][-1].anchor) == range(count - 1, count)
    for name in ("0", str(count + 1), "nowhere"):
        with pytest.raises(UsageError) as caught:
            reading.chosen_pages(unit, name)
        assert caught.value.kind == "unknown_page"


def test_what_another_process_wrote_is_seen(study: Study, opened: Opened) -> None:
    assert reading.pages_read(study, "v1") == set()
    reading.mark_read(opened(), "v1", "idea")
    assert reading.pages_read(study, "v1") == {"idea"}


def test_the_outline_says_what_the_whole_unit_says(repository: Path) -> None:
    from tutor.course.load import open_course
    from tutor.course.outline import outline

    course = open_course(repository)
    for unit_id in ("v1", "v2", "v3", "v4"):
        unit, found = course.unit(unit_id), outline(course.folders[unit_id], repository)
        assert found.questions == tuple(question.id for question in unit.questions)
        for lang, pages in unit.notes.items():
            assert found.pages == tuple(page.anchor for page in pages)
            assert found.titles[lang] == tuple(page.title for page in pages)


def test_an_outline_of_broken_files_is_empty(study: Study, course: Path) -> None:
    for name in ("notes.hi.md", "notes.en.md", "quiz.toml"):
        (course / "content/01-lines/v2-slope" / name).unlink()
    assert study.ledger.outline("v2").pages == ()
    assert study.ledger.outline("v2").questions == ()


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_search_finds_in_the_learners_language_first(opened: Opened, lang: str) -> None:
    hits = searching.find(opened(lang), "slope")
    assert {hit.unit for hit in hits} >= {"v2"}
    assert hits[0].lang == lang
    assert len({(hit.kind, hit.ident) for hit in hits}) == len(hits)


def test_search_finds_what_only_the_other_language_says(opened: Opened) -> None:
    english = [hit.ident for hit in searching.find(opened("en"), "dugna")]
    assert "v1" in english
