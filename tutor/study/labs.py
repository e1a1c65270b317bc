"""The life of a lab: started, edited, hinted at, begun anew, solved. A course update never touches a started file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tutor.course.model import Lab, LabFile
from tutor.errors import Refusal, UsageError
from tutor.store import labfiles
from tutor.store.events import Event, Graded, Hinted, Reset, Started, source_id
from tutor.store.progress import Attempt
from tutor.study import outcomes
from tutor.study.overview import lab_points, lab_state
from tutor.study.reading import remember
from tutor.study.session import Study
from tutor.study.views import AttemptRow, LabRow, LabState, LabView, Place
from tutor.texts import LANGUAGES


def rows(study: Study) -> list[LabRow]:
    """Every lab that can be read, in the order of the course."""
    return [_row(study, file) for file in study.course.labs().values()]


def row_as_json(row: LabRow) -> dict[str, Any]:
    """The documented form of `labs --json`."""
    keys = ("id", "unit", "backend", "functions", "checks", "mistakes", "state", "capstone")
    return {key: getattr(row, key) for key in keys}


def view(study: Study, name: str) -> LabView:
    """The lab room. Raises UsageError for an unknown lab, or a file that cannot be read as text of at most 1 MB."""
    lab = study.course.lab(name)
    path = study.home.lab_file(lab.id)
    started = path.exists()
    record = study.ledger.record(lab.file.unit).labs.get(lab.id)
    return LabView(
        id=lab.id,
        unit=lab.file.unit,
        title=lab.file.title,
        brief={lang: lab.brief(lang) for lang in LANGUAGES if (lab.folder / f"brief.{lang}.md").is_file()},
        path=str(path),
        source=labfiles.read_lab_file(path) if started else None,
        saved_at=datetime.fromtimestamp(path.stat().st_mtime, UTC) if started else None,
        state=_state(study, lab.file),
        hints_shown=_hints_shown(study, lab.id),
        hints=lab.file.hints,
        checks=tuple(check.title for check in lab.file.checks.values()),
        last=study.last_grades.get(lab.id),
        tries=record.tries if record else 0,
        has_experiment=has_experiment(lab),
        needs=not_passed(study, (*lab.file.needs, *lab.file.uses)),
        trained=outcomes.last(study, lab.id),
    )


def start(study: Study, name: str) -> Path:
    """Put the starter into the learner's folder and return its path; a file that is there is left as it is.

    Raises UsageError for an unknown lab, or a folder where the file should be.
    """
    lab = study.course.lab(name)
    path = study.home.lab_file(lab.id)
    if path.is_dir():
        raise UsageError("lab_file_directory", path=path)
    starter = lab.source("starter.py")
    if labfiles.start(path, starter):
        study.store.append(Started(at=study.now(), lab=lab.id, starter_hash=source_id(starter)))
    remember(study, Place(lab.file.unit, "lab", lab.id))
    return path


def is_started(study: Study, name: str) -> bool:
    return study.home.lab_file(study.course.lab_id(name)).exists()


def reset(study: Study, name: str) -> Path:
    """Begin a lab anew and return the dated backup of what was there. Raises UsageError as `view` does."""
    lab = study.course.lab(name)
    path, now = study.home.lab_file(lab.id), study.now()
    backup = labfiles.reset(path, lab.source("starter.py"), study.home.backups, now)
    study.store.append(Reset(at=now, lab=lab.id, backup=backup.name))
    study.last_grades.pop(lab.id, None)
    return backup


def save(study: Study, name: str, text: str, known: str | None = None) -> None:
    """Replace the text of a started lab in one step.

    `known` is what its file is taken to hold: if another program wrote something else, that is backed up first.
    """
    path = study.home.lab_file(study.course.lab_id(name))
    if known is not None and path.exists() and labfiles.read_lab_file(path) not in (known, text):
        labfiles.backup(path, study.home.backups, study.now())
    labfiles.save(path, text)


def hint(study: Study, name: str) -> tuple[int, int, str]:
    """(number, of, text) of the next hint, which is counted; after the last one that one again, uncounted.

    Raises UsageError for an unknown lab, Refusal for one without hints.
    """
    lab = study.course.lab(name)
    shown, hints = _hints_shown(study, lab.id), lab.file.hints
    if not hints:
        raise Refusal("no_hints", lab=lab.id)
    if shown < len(hints):
        shown += 1
        study.store.append(Hinted(at=study.now(), lab=lab.id, number=shown))
    number = min(shown, len(hints))
    return number, len(hints), hints[number - 1][study.lang]


def solution(study: Study, name: str) -> str:
    """The reference solution. Raises Refusal before the lab was passed, UsageError for an unknown one."""
    return _passed_lab(study, name).source("solution.py")


def difference(study: Study, name: str) -> str:
    """A unified diff from the learner's file to the solution; empty where they are the same.

    Raises as `solution` and `view` do.
    """
    lab = _passed_lab(study, name)
    path = study.home.lab_file(lab.id)
    mine = labfiles.read_lab_file(path).splitlines()
    theirs = lab.source("solution.py").splitlines()
    lines = difflib.unified_diff(mine, theirs, f"labs/{path.name}", "solution.py", lineterm="")
    return "\n".join(lines)


def attempts(study: Study, name: str) -> list[AttemptRow]:
    """Every attempt at a lab, oldest first."""
    return [_attempt_row(attempt) for attempt in study.store.attempts(study.course.lab_id(name))]


def attempt_source(study: Study, name: str, number: int) -> str:
    """The file that attempt `number` (from 1) judged. Raises UsageError if there is no such attempt."""
    lab_id = study.course.lab_id(name)
    made = study.store.attempts(lab_id)
    if not 1 <= number <= len(made):
        raise UsageError("unknown_attempt", lab=lab_id, number=number, count=len(made))
    return made[number - 1].source


def has_experiment(lab: Lab) -> bool:
    """Whether it can be trained beside a reference."""
    return lab.file.recipe is not None and (lab.folder / "experiment.py").is_file()


def passed(study: Study, lab: LabFile) -> bool:
    return study.ledger.record(lab.unit).has_passed(lab.id)


def _row(study: Study, file: LabFile) -> LabRow:
    record = study.ledger.record(file.unit).labs.get(file.id)
    return LabRow(
        id=file.id,
        unit=file.unit,
        title=file.title,
        backend=file.backend,
        functions=file.functions,
        checks=len(file.checks),
        mistakes=len(file.mistakes),
        state=_state(study, file),
        points=(record.earned if record else 0, lab_points(file)),
        capstone=file.capstone,
    )


def _state(study: Study, file: LabFile) -> LabState:
    return "passed" if passed(study, file) else lab_state(study, file.id)


def not_passed(study: Study, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the labs in `needs` or `uses` of another that are not passed yet."""
    files = study.course.labs()
    wanted = dict.fromkeys(name.replace("_", "-") for name in names)
    return tuple(name for name in wanted if name in files and not passed(study, files[name]))


def _passed_lab(study: Study, name: str) -> Lab:
    lab = study.course.lab(name)
    if not passed(study, lab.file):
        raise Refusal("solution_before_pass", lab=lab.id)
    return lab


def _hints_shown(study: Study, lab_id: str) -> int:
    """How many hints were opened since the lab was begun."""
    shown = 0
    for event in _of_lab(study, lab_id):
        shown = 0 if isinstance(event, Reset) else event.number if isinstance(event, Hinted) else shown
    return shown


def _of_lab(study: Study, lab_id: str) -> Iterator[Event]:
    for _, event in study.ledger.entries:
        if isinstance(event, Hinted | Reset | Started | Graded) and event.lab == lab_id:
            yield event


def _attempt_row(attempt: Attempt) -> AttemptRow:
    grade = attempt.grade
    return AttemptRow(
        attempt.number, grade.at, grade.verdict, (grade.earned, grade.possible), grade.source_id
    )
