"""The course as one learner sees it: the home page, each unit, the list of units, and what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tutor.course.model import Bilingual, LabFile, SectionIndex, Unit
from tutor.errors import CourseError
from tutor.store.events import Graded, Started
from tutor.study.guidance import current_unit, home_sentence
from tutor.study.guidance import next_steps as next_steps
from tutor.study.levels import unit_level
from tutor.study.progress import heat, streak, units_done
from tutor.study.reading import first_page, last_place
from tutor.study.reviewing import (
    due_by_unit,
    due_questions,
    forecast,
    minutes,
    unit_title,
)
from tutor.study.session import Study
from tutor.study.views import (
    HomeView,
    LabLine,
    LabState,
    MapLab,
    MapSection,
    MapUnit,
    Place,
    UnitProgress,
)

FORECAST_DAYS = 14


def home_view(study: Study) -> HomeView:
    """Everything on the home page. Known from the log and the files of the unit one is at."""
    place = _place(study)
    number, of, title = _page(study, place)
    due = due_questions(study)
    return HomeView(
        today=study.today(),
        units_done=units_done(study),
        units_planned=len(study.course.planned),
        sentence=home_sentence(study, place.unit, len(due)),
        place=place,
        place_title=unit_title(study, place.unit),
        page=(number, of),
        page_title=title,
        due=len(due),
        minutes=minutes(study, len(due)),
        lab=_lab_line(study, place.unit),
        sections=tuple(_map_sections(study)),
        streak=streak(study),
        heat=heat(study),
        forecast=forecast(study, FORECAST_DAYS),
    )


def unit_progress(study: Study, unit_id: str) -> UnitProgress:
    """One unit of the map, planned ones included; `unit_id` is exact."""
    level = unit_level(study, unit_id)
    outline, record = study.ledger.outline(unit_id), study.ledger.record(unit_id)
    labs = [file for file in map(study.course.labs().get, study.course.labs_of(unit_id)) if file]
    return UnitProgress(
        id=unit_id,
        title=unit_title(study, unit_id) if unit_id in study.course.folders else None,
        level=level.level,
        read=(level.read[0], len(outline.pages)),
        quiz=(level.quiz[0], len(outline.questions)),
        lab_points=(
            sum(record.labs[lab.id].earned for lab in labs if lab.id in record.labs),
            sum(lab_points(lab) for lab in labs),
        ),
        due=due_by_unit(study)[unit_id],
        done=level.done,
        capstones=tuple(lab.id for lab in labs if lab.capstone),
    )


def unit_list(study: Study) -> list[dict[str, Any]]:
    """`units --json`: every unit that is there and can be read, in order."""
    rows = []
    for section in study.course.sections:
        for unit_id in section.units:
            try:
                rows.append(_unit_row(study, section, study.course.unit(unit_id)))
            except CourseError:
                continue
    return rows


def _unit_row(study: Study, section: SectionIndex, unit: Unit) -> dict[str, Any]:
    level = unit_level(study, unit.id)
    return {
        "id": unit.id,
        "section": section.id,
        "videos": unit.file.videos,
        "title": unit.file.title,
        "languages": list(unit.notes),
        "questions": len(unit.questions),
        "randomised": sum(question.generator is not None for question in unit.questions),
        "labs": study.course.labs_of(unit.id),
        "covers": len({fact for facts in unit.file.covers.values() for fact in facts}),
        "state": "done" if level.done else "reading" if unit.id in study.ledger.records else "not_started",
    }


def lab_points(lab: LabFile) -> int:
    return sum(check.points for check in lab.checks.values())


def _place(study: Study) -> Place:
    """Where the learner was; when that unit is done, the beginning of the next one that is not."""
    place = last_place(study)
    unit_id = current_unit(study)
    return place if unit_id in (place.unit, None) else Place(unit_id or place.unit, "read")


def _page(study: Study, place: Place) -> tuple[int, int, Bilingual | None]:
    """(number from 1, of all, title) of the page to continue at."""
    outline = study.ledger.outline(place.unit)
    if not outline.pages:
        return 1, 1, None
    there = place.room == "read" and place.at in outline.pages
    index = outline.pages.index(place.at) if there else first_page(study, place.unit)
    hi, en = (outline.titles.get(lang) or next(iter(outline.titles.values())) for lang in ("hi", "en"))
    titled = index < len(hi) and index < len(en)
    return index + 1, len(outline.pages), Bilingual(hi[index], en[index]) if titled else None


def _map_sections(study: Study) -> Iterator[MapSection]:
    due = due_by_unit(study)
    for section in study.course.sections:
        units = tuple(
            MapUnit(unit_id, unit_level(study, unit_id).level, unit_id in section.units)
            for unit_id in section.planned
        )
        waiting = sum(due[unit_id] for unit_id in section.planned)
        capstones = tuple(
            MapLab(lab.id, study.ledger.record(lab.unit).has_passed(lab.id))
            for lab in study.course.capstones(section)
        )
        yield MapSection(section.id, section.number, section.title, units, waiting, capstones)


def _lab_line(study: Study, unit_id: str) -> LabLine | None:
    """The lab that was worked on last, else the first of the unit one is at; none that is passed."""
    labs = study.course.labs()
    worked = [event.lab for _, event in study.ledger.entries if isinstance(event, Graded | Started)]
    for lab_id in [*reversed(worked), *study.course.labs_of(unit_id)]:
        file = labs.get(lab_id)
        if file is not None:
            line = _line_of(study, file)
            if line.state != "passed":
                return line
    return None


def _line_of(study: Study, file: LabFile) -> LabLine:
    record = study.ledger.record(file.unit).labs.get(file.id)
    state: LabState = "passed" if record and record.passed else lab_state(study, file.id)
    points = (record.earned if record else 0, lab_points(file))
    return LabLine(file.id, file.unit, points, state, record.last if record else None)


def lab_state(study: Study, lab_id: str) -> LabState:
    """Of a lab that was never passed."""
    return "started" if study.home.lab_file(lab_id).exists() else "not_started"
