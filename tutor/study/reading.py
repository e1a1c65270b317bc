"""Reading a unit's notes, and remembering where one was."""

from __future__ import annotations

from typing import cast, get_args

from tutor.course.model import Unit
from tutor.errors import UsageError
from tutor.store.events import Read
from tutor.study.session import Study
from tutor.study.views import Place, Room


def unit(study: Study, name: str) -> Unit:
    """The unit of any of its names. Raises UsageError for an unknown one, CourseError for a broken one."""
    return study.course.unit(name)


def chosen_pages(unit: Unit, name: str) -> range:
    """Places of the pages that a number from 1 or an anchor names; of all pages for an empty name.

    Raises UsageError when the unit has no such page.
    """
    anchors = [page.anchor for page in next(iter(unit.notes.values()), ())]
    if not name:
        return range(len(anchors))
    index = int(name) - 1 if name.isdecimal() else anchors.index(name) if name in anchors else -1
    if not 0 <= index < len(anchors):
        raise UsageError(
            "unknown_page", unit=unit.id, name=name, count=len(anchors), known=", ".join(anchors)
        )
    return range(index, index + 1)


def pages_read(study: Study, name: str) -> set[str]:
    """Anchors of the pages that were read to their end."""
    return set(study.ledger.record(study.course.unit_id(name)).read)


def first_page(study: Study, name: str) -> int:
    """The page to open: the first that was not read, the first of all where every page was."""
    unit_id = study.course.unit_id(name)
    read = study.ledger.record(unit_id).read
    pages = study.ledger.outline(unit_id).pages
    return next((index for index, anchor in enumerate(pages) if anchor not in read), 0)


def mark_read(study: Study, name: str, anchor: str) -> None:
    """A page was read to its end; a second time adds nothing."""
    unit_id = study.course.unit_id(name)
    if anchor not in study.ledger.record(unit_id).read:
        study.store.append(Read(at=study.now(), unit=unit_id, anchor=anchor))


def remember(study: Study, place: Place) -> None:
    """Where to continue next time."""
    words = f"{place.unit} {place.room} {place.at}"
    if study.store.settings.get("place") != words:
        study.store.settings.set("place", words)


def last_place(study: Study) -> Place:
    """Where the learner was; at the beginning, and when that unit is gone, the first page of the course."""
    unit_id, room, at = [*(study.store.settings.get("place") or "").split(" ", 2), "", ""][:3]
    if unit_id in study.course.folders and room in get_args(Room):
        return Place(unit_id, cast(Room, room), at)
    return Place(next(iter(study.course.folders), study.course.planned[0]), "read")
