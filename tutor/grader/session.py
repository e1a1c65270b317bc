"""One program examined to the end: every check, the smallest failing inputs, the mistakes behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cached_property

from tutor.course.model import Lab
from tutor.grader.diagnosis import Trouble, diagnose
from tutor.grader.examination import CheckResult, Examiner, in_order
from tutor.grader.findings import Finding
from tutor.grader.mistakes import Calls, named
from tutor.grader.plugin import Checks
from tutor.grader.program import LearnerTrouble, Program
from tutor.grader.shrink import shrunk
from tutor.grader.workers import Workers

UNEXPLAINED = {"not_started", "skipped", "grader_error"}
FURTHER_DRAWS = (1, 2)
"""Attempts beyond the first, drawn to tell apart mistakes that answered alike so far."""


@dataclass(frozen=True)
class Outcome:
    """The result of every check in order, and which mistake explains which check."""

    results: tuple[CheckResult, ...]
    mistakes: Mapping[str, str]


class Session:
    """A learner's program, the reference and the mistakes of a lab, within one pytest session. Close it."""

    def __init__(
        self,
        lab: Lab,
        source: str,
        checks: Checks,
        workers: Workers,
        *,
        seed: int,
        uses: Mapping[str, str],
        call_limits: Mapping[str, float] | None = None,
    ) -> None:
        self._lab = lab
        self._workers = workers
        self._uses = uses
        self._stack = ExitStack()
        self._program = self._stack.enter_context(closing(self._open(source)))
        self._examiner = Examiner(lab, checks, seed, lambda: self._reference, call_limits or {})

    def _open(self, source: str) -> Program:
        return self._workers.open(self._lab, source, self._uses)

    @cached_property
    def _reference(self) -> Program:
        return self._stack.enter_context(closing(self._open(self._lab.source("solution.py"))))

    def close(self) -> None:
        self._stack.close()

    def outcome(self) -> Outcome:
        """Everything a grade tells. Raises GraderFault when a test is broken."""
        results = tuple(self.results())
        return Outcome(tuple(self._shrunk(results)), self.mistakes(results))

    def results(self, settled: Collection[str] = ()) -> Iterator[CheckResult]:
        """Check by check; those that are `settled` count as passed without being run."""
        try:
            self._program.load()
        except LearnerTrouble as error:
            return self._not_loaded(error)
        return self._examiner.results(self._program, settled)

    def _not_loaded(self, error: Exception) -> Iterator[CheckResult]:
        """The first check tells why the file does not run; the others wait."""
        trouble = diagnose(error)
        waiting = Trouble("skipped", Finding("needs", "needs_file", {"needs": []}))
        for check in in_order(self._lab.file.checks):
            assert trouble is not None
            yield CheckResult(check, trouble.verdict, trouble)
            trouble = waiting

    def _shrunk(self, results: Iterable[CheckResult]) -> Iterator[CheckResult]:
        for result in results:
            yield shrunk(self._examiner, result, self._program)

    def slowest_calls(self) -> dict[str, float]:
        """Seconds that the slowest call of each check took."""
        return {check: self._slowest_call(check) for check in self._lab.file.checks}

    def _slowest_call(self, check: str) -> float:
        cases = self._examiner.checks.cases(check)
        attempts = [self._examiner.attempt(check, case, self._program) for case in cases]
        return max((call.seconds for attempt in attempts for call in attempt.calls), default=0.0)

    def mistakes(self, results: Iterable[CheckResult]) -> dict[str, str]:
        """Which known mistake explains which failing check."""
        failing = {
            result.id: result.failing.calls
            for result in results
            if result.failing is not None and result.verdict not in UNEXPLAINED
        }
        if not failing:
            return {}
        skipped = [result.id for result in results if result.verdict == "skipped"]
        return named(
            failing,
            further=lambda: self._further_calls([*skipped, *failing]),
            mistakes=self._lab.file.mistakes,
            open_mistake=lambda mistake: self._open(self._lab.source(f"mistakes/{mistake}.py")),
            open_reference=lambda: self._reference,
        )

    def _further_calls(self, checks: Iterable[str]) -> Iterator[Calls]:
        """What the learner's program answers in checks that were skipped, and on further inputs."""
        for check in checks:
            for number in FURTHER_DRAWS:
                attempt = self._examiner.attempt(check, 0, self._program, number=number)
                yield attempt.calls
                if not attempt.drew:
                    break
