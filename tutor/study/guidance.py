"""What to do now: the one sentence of the home page, and the steps of `tutor next`."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.model import LabFile
from tutor.store.events import Graded, Started, Trained
from tutor.study.levels import unit_level
from tutor.study.reading import first_page, last_place
from tutor.study.reviewing import due_questions, minutes, unit_title
from tutor.study.session import Study
from tutor.study.views import NextStep

HALF, NEARLY = 0.4, 0.75
"""Levels from which a unit is called half done, and nearly done."""


def current_unit(study: Study) -> str | None:
    """The unit to work on: where the learner was, or the next one that is not done; None when all are."""
    units = list(study.course.folders)
    place = last_place(study).unit
    start = units.index(place) if place in units else 0
    return next((unit for unit in units[start:] + units[:start] if not unit_level(study, unit).done), None)


def home_sentence(study: Study, unit_id: str, due: int) -> tuple[str, dict[str, object]]:
    """Text key and fields: how far the unit is, and what is due."""
    fields: dict[str, object] = {"title": unit_title(study, unit_id)[study.lang], "n": due}
    if not study.ledger.entries:
        return "home.first", fields
    return f"home.{_how_far(study)}.{'none' if not due else 'one' if due == 1 else 'many'}", fields


def _how_far(study: Study) -> str:
    unit_id = current_unit(study)
    if unit_id is None:
        return "done"
    level = unit_level(study, unit_id).level
    if not level:
        return "next"
    return "begun" if level < HALF else "half" if level < NEARLY else "nearly"


def next_steps(study: Study) -> list[NextStep]:
    """What to do now, most useful first: what would be forgotten, then the unit in its order, then open labs."""
    steps = [*_review_step(study)]
    unit_id = current_unit(study)
    if unit_id is not None:
        steps += _unit_steps(study, unit_id)
    here = {step.at for step in steps}
    steps += [step for step in _open_labs(study) if step.at not in here]
    return steps or [NextStep("done", "", "", "next.done", {})]


def _review_step(study: Study) -> Iterator[NextStep]:
    due = len(due_questions(study))
    if due:
        fields: dict[str, object] = {"n": due, "minutes": minutes(study, due)}
        yield NextStep("review", "", "", f"next.review.{'one' if due == 1 else 'many'}", fields)


def _unit_steps(study: Study, unit_id: str) -> Iterator[NextStep]:
    """Read, answer, build, train: those of them that are left in this unit."""
    level, outline = unit_level(study, unit_id), study.ledger.outline(unit_id)
    names: dict[str, object] = {"unit": unit_id, "title": unit_title(study, unit_id)[study.lang]}
    if not level.all_read and outline.pages:
        page = first_page(study, unit_id)
        key = "next.read_on" if level.read[0] else "next.read"
        pages: dict[str, object] = {"page": page + 1, "pages": len(outline.pages)}
        yield NextStep("read", unit_id, outline.pages[page], key, names | pages)
    if not level.answered and outline.questions:
        count: dict[str, object] = {"n": len(outline.questions) - level.quiz[0]}
        yield NextStep("quiz", unit_id, "", "next.quiz", names | count)
    yield from _lab_steps(study, unit_id)
    if not level.level and not level.known and outline.questions:
        yield NextStep("know", unit_id, "", "next.know", names)


def _lab_steps(study: Study, unit_id: str) -> Iterator[NextStep]:
    """The first lab of the unit that is not passed."""
    labs = [file for file in map(study.course.labs().get, study.course.labs_of(unit_id)) if file]
    passed = study.ledger.record(unit_id).labs
    for file in labs:
        if file.id not in passed or not passed[file.id].passed:
            yield lab_step(study, file)
            return


def train_steps(study: Study) -> Iterator[NextStep]:
    """Labs that are passed, have an experiment, and were not trained inside the band yet."""
    trained = {
        event.name
        for _, event in study.ledger.entries
        if isinstance(event, Trained) and event.subject == "lab" and event.outcome == "inside"
    }
    for unit_id, record in study.ledger.records.items():
        for lab_id, lab in record.labs.items():
            folder = study.course.lab_folders.get(lab_id)
            if lab.passed and lab_id not in trained and folder and (folder / "experiment.py").is_file():
                yield NextStep("train", unit_id, lab_id, "next.train", {"lab": lab_id})


def lab_step(study: Study, file: LabFile) -> NextStep:
    """Start it, or go on with it."""
    record = study.ledger.record(file.unit).labs.get(file.id)
    fields: dict[str, object] = {"lab": file.id, "title": file.title[study.lang]}
    if record is not None:
        fields |= {"earned": record.earned, "possible": record.possible}
        return NextStep("lab", file.unit, file.id, "next.lab_graded", fields)
    started = study.home.lab_file(file.id).exists()
    return NextStep("lab", file.unit, file.id, "next.lab_started" if started else "next.lab", fields)


def _open_labs(study: Study) -> Iterator[NextStep]:
    """Labs that were begun and not passed, the latest first; then those to be trained."""
    labs = study.course.labs()
    worked = [event.lab for _, event in reversed(study.ledger.entries) if isinstance(event, Graded | Started)]
    for lab_id in dict.fromkeys(worked):
        file = labs.get(lab_id)
        if file is None:
            continue
        record = study.ledger.record(file.unit).labs.get(lab_id)
        if record is None or not record.passed:
            yield lab_step(study, file)
    yield from train_steps(study)
