"""Grading a lab: which file, what it builds on, the grade, and its record in the log."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tutor.course.model import Lab
from tutor.errors import Refusal
from tutor.quiz.session import SEED_LIMIT
from tutor.recall.evidence import lab_reviews
from tutor.store.events import Graded, RecordedVerdict, source_id
from tutor.store.labfiles import read_lab_file
from tutor.study.reading import remember
from tutor.study.session import Study
from tutor.study.views import Place

if TYPE_CHECKING:
    from tutor.grader.report import Grade
    from tutor.study.resident import Resident


def target(study: Study, word: str, file: Path | None = None) -> tuple[str, Path | None]:
    """The lab that a word names, and the file to grade in place of the learner's own.

    A word may be a file too: its stem names the lab. Raises UsageError for a lab that is unknown.
    """
    path = Path(word).expanduser()
    is_file = word.endswith(".py") or os.sep in word or (path.is_file() and "." in word)
    if not is_file:
        return study.course.lab_id(word), file
    lab_id = study.course.lab_id(path.stem)
    own = path.resolve() == study.home.lab_file(lab_id).resolve()
    return lab_id, file or (None if own else path)


def uses(study: Study, name: str, solutions: bool = False) -> dict[str, str]:
    """The learner's files that a lab builds on, by module name; those that they build on, too.

    A file that is gone is taken from its last passed attempt, then, with `solutions`, from the course.
    Raises UsageError for one that cannot be read, Refusal that names all of which there is none.
    """
    lab = study.course.lab(name)
    found: dict[str, str | None] = {}
    waiting = list(lab.file.uses)
    while waiting:
        used = study.course.lab(waiting.pop(0))
        if used.id not in found:
            found[used.id] = _used_source(study, used, solutions)
            waiting += used.file.uses
    missing = [used for used, source in found.items() if source is None]
    if missing:
        raise Refusal("uses_not_started", lab=lab.id, used=", ".join(missing), first=missing[0])
    return {used.replace("-", "_"): source for used, source in found.items() if source is not None}


def _used_source(study: Study, used: Lab, solutions: bool) -> str | None:
    path = study.home.lab_file(used.id)
    if path.exists():
        return read_lab_file(path)
    passed = [attempt for attempt in study.store.attempts(used.id) if attempt.grade.verdict == "passed"]
    if passed:
        return passed[-1].source
    return used.source("solution.py") if solutions else None


def record(study: Study, grade: Grade, source: str, asked: bool = True) -> None:
    """Put a grade into the log, with its file and what it says about the memory of its unit.

    One that was not `asked` for is no attempt unless it passed. A fault of the grader's is no evidence and leaves
    no trace there.
    """
    study.last_grades[grade.lab] = grade
    if grade.verdict == "grader_error":
        return
    graded = Graded(
        at=study.now(),
        lab=grade.lab,
        unit=grade.unit,
        verdict=cast(RecordedVerdict, grade.verdict),
        earned=grade.score.earned,
        possible=grade.score.possible,
        seed=grade.seed,
        source_id=source_id(source),
        duration_ms=grade.duration_ms,
        asked=asked,
    )
    reviews = lab_reviews(study.ledger.entries, graded, study.ledger.cards)
    study.store.append_all([graded, *reviews], source=source)
    remember(study, Place(grade.unit, "lab", grade.lab))


def grade_once(study: Study, name: str, file: Path | None = None, seed: int | None = None) -> Grade:
    """Grade with a judge of its own, which ends with the grade. A `file` is graded and not recorded.

    Raises UsageError for an unknown lab or a file that cannot be read, Refusal as `uses` does.
    """
    lab = study.course.lab(name)
    source = read_lab_file(file or study.home.lab_file(lab.id))
    built_on = uses(study, lab.id, solutions=file is not None)
    from tutor.sandbox.boot import boot

    booting = boot(lab.file.backend)
    from tutor.grader.judge import Judge  # takes about as long as the zygote, which boots meanwhile

    with _faults_logged(study.home.log), Judge(study.course.root, booting) as judge:
        grade = judge.grade(lab, source, seed=fresh(seed), lang=study.lang, uses=built_on)
    if file is None:
        record(study, grade, source)
    return grade


def fresh(seed: int | None) -> int:
    """A seed that was asked for, else a new one."""
    return secrets.randbelow(SEED_LIMIT) if seed is None else seed


@contextmanager
def _faults_logged(path: Path) -> Iterator[None]:
    """What the grader logs goes into the learner's log file, never on the screen."""
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("--- %(asctime)s %(name)s: %(message)s"))
    logger = logging.getLogger("tutor.grader")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


class GradingService:
    """Grades with a resident judge: warm after its first grade. Close it.

    Grades come one at a time. Use it from the event loop of the main thread.
    """

    def __init__(self) -> None:
        self._resident: Resident | None = None

    async def grade(self, study: Study, name: str, seed: int | None = None, asked: bool = True) -> Grade:
        """Read the learner's file, grade it and `record` the grade. Cancelling ends whatever the file does.

        Raises UsageError and Refusal as `grade_once` does, GraderFault when the judge cannot be kept alive.
        """
        import msgspec

        from tutor.grader.report import Grade

        lab = study.course.lab(name)
        source = read_lab_file(study.home.lab_file(lab.id))
        answer = await self._judge(study).ask(
            "grade",
            lab=lab.id,
            source=source,
            seed=fresh(seed),
            lang=study.lang,
            uses=uses(study, lab.id),
        )
        grade = msgspec.convert(answer["grade"], Grade)
        record(study, grade, source, asked)
        return grade

    async def warm(self, study: Study, backend: str = "numpy") -> None:
        """Start the judge before it is needed."""
        await self._judge(study).ask("warm", backend=backend)

    async def close(self) -> None:
        if self._resident is not None:
            await self._resident.close()

    def _judge(self, study: Study) -> Resident:
        if self._resident is None:
            from tutor.study.resident import Resident

            self._resident = Resident(study.course.root, study.home.log)
        return self._resident
