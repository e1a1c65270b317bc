"""The judge: one file of one lab in, one grade out. Nothing it knows ever enters a worker."""

from __future__ import annotations

import ast
import logging
import time
from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from tutor.course.model import Lab
from tutor.errors import GraderFault
from tutor.grader.diagnosis import Trouble
from tutor.grader.engine import HiddenTests
from tutor.grader.examination import CheckResult
from tutor.grader.findings import Finding
from tutor.grader.grading import grade_of
from tutor.grader.report import Grade, Verdict
from tutor.grader.session import Outcome, Session
from tutor.grader.workers import Workers
from tutor.sandbox.boot import Booting
from tutor.texts import Lang

log = logging.getLogger(__name__)


class Judge:
    """Grades files of labs. Keeps a warm zygote for each backend, and hidden tests at hand; close it.

    `course_root` is kept out of the reach of learner code. `booting` is a zygote started ahead of the judge.
    """

    def __init__(self, course_root: Path, booting: Booting | None = None) -> None:
        self.course_root = course_root
        self.workers = Workers(booting)
        self._tests = HiddenTests()

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._tests.close()
        self.workers.close()

    def warm(self, backend: str) -> None:
        """Start a backend before it is needed."""
        self.workers.zygote(backend)

    def grade(
        self, lab: Lab, source: str, *, seed: int, lang: Lang, uses: Mapping[str, str] | None = None
    ) -> Grade:
        """Grade a file. `uses` are the sources of the labs this one builds on, importable as `mylabs.NAME`.

        A fault of ours is logged and becomes the verdict `grader_error`; it is never raised and never a pass.
        """
        started = time.perf_counter()
        try:
            outcome = self._outcome(lab, source, seed, uses or {})
        except Exception as error:
            log.exception("grading %s with seed %d", lab.id, seed)
            self.workers.close()
            outcome = _all_checks(
                lab, "grader_error", Finding("internal", "internal", {"detail": _words(error)})
            )
        return grade_of(
            lab,
            source,
            outcome,
            seed=seed,
            lang=lang,
            isolation=self.workers.isolation(lab.file.backend),
            milliseconds=1000 * (time.perf_counter() - started),
        )

    def _outcome(self, lab: Lab, source: str, seed: int, uses: Mapping[str, str]) -> Outcome:
        if same_program(source, lab.source("starter.py")):
            return _all_checks(lab, "not_started", Finding("not_started", "not_started_at_all"))

        with (
            self._tests.checks(lab.test_file) as checks,
            closing(Session(lab, source, checks, self.workers, seed=seed, uses=uses)) as session,
        ):
            return session.outcome()


def _words(error: Exception) -> str:
    if isinstance(error, GraderFault):
        return ", ".join([error.kind, *map(str, error.fields.values())])
    return f"{type(error).__name__}: {error}"


def _all_checks(lab: Lab, verdict: Verdict, finding: Finding) -> Outcome:
    trouble = Trouble(verdict, finding)
    return Outcome(tuple(CheckResult(check, verdict, trouble) for check in lab.file.checks), {})


def same_program(source: str, starter: str) -> bool:
    """Whether a file differs from the starter in comments and spaces at most."""
    try:
        return _syntax(source) == _syntax(starter)
    except (SyntaxError, ValueError):
        return source == starter


@lru_cache(maxsize=128)
def _syntax(program: str) -> str:
    """The syntax tree in words. Kept: a lab's starter comes again with every grade."""
    return ast.dump(ast.parse(program))
