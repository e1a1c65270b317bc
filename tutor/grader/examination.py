"""One program against the checks of a lab, in the order of their needs."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from tutor.course.model import Check, Lab
from tutor.errors import GraderFault
from tutor.grader.diagnosis import Trouble, diagnose
from tutor.grader.draws import FULL, Draws, Level
from tutor.grader.findings import NOTHING, Finding
from tutor.grader.plugin import Checks
from tutor.grader.program import Call, LearnerTrouble, Program
from tutor.grader.proxy import LabProxy, calls_of
from tutor.grader.report import Verdict


@dataclass(frozen=True)
class Attempt:
    """One run of one case of a check. `error` is what the test raised, None when it passed."""

    case: int
    error: Exception | None
    calls: tuple[Call, ...]
    drew: bool
    """Whether the check drew inputs: if not, they are the same for every seed."""


@dataclass(frozen=True)
class CheckResult:
    """What became of a check. `failing` is the attempt that decided it, where one ran and did not pass."""

    id: str
    verdict: Verdict
    trouble: Trouble | None = None
    failing: Attempt | None = None
    drew: bool = False


@dataclass(frozen=True)
class Examiner:
    """Runs the checks of one lab, in one pytest session, with the inputs of one seed.

    `reference` is asked only when a test itself raises something: it decides whether an unexpected result of
    the learner's did that, or the test is broken.
    """

    lab: Lab
    checks: Checks
    seed: int
    reference: Callable[[], Program]
    call_limits: Mapping[str, float] = field(default_factory=dict)
    """Seconds per call of a check, where they differ from the lab's own."""

    def __post_init__(self) -> None:
        declared = set(self.lab.file.checks)
        if self.checks.ids != declared:
            differing = ", ".join(sorted(self.checks.ids ^ declared))
            raise GraderFault("hidden_checks", file=str(self.lab.test_file), detail=differing)

    def results(self, program: Program, settled: Collection[str] = ()) -> Iterator[CheckResult]:
        """The result of every check that is not `settled`. One whose needs are not passed is skipped."""
        passed = set(settled)
        for check in in_order(self.lab.file.checks):
            if check in settled:
                continue
            missing = [need for need in self.lab.file.checks[check].needs if need not in passed]
            result = _skipped(check, missing) if missing else self.result(check, program)
            if result.verdict == "passed":
                passed.add(check)
            yield result

    def result(self, check: str, program: Program) -> CheckResult:
        """The first case that does not pass decides the check."""
        drew = False
        for case in self.checks.cases(check):
            attempt = self.attempt(check, case, program)
            drew = drew or attempt.drew
            if attempt.error is not None:
                trouble = self.trouble(check, attempt, program)
                return CheckResult(check, trouble.verdict, trouble, attempt, drew)
        return CheckResult(check, "passed", drew=drew)

    def attempt(
        self, check: str, case: int, program: Program, level: Level = FULL, number: int = 0
    ) -> Attempt:
        """Run one case once, on inputs as simple as `level` says."""
        program.call_limit = self.call_limits.get(check, self.lab.file.limits.call)
        draws = Draws(self.seed, check, level, number)
        proxy = LabProxy(program, draws)
        error = self.checks.run(check, case, proxy)
        return Attempt(case, error, calls_of(proxy), draws.used)

    def trouble(self, check: str, attempt: Attempt, program: Program) -> Trouble:
        """Why an attempt did not pass. Raises GraderFault when the test itself is broken."""
        assert attempt.error is not None
        last = attempt.calls[-1] if attempt.calls else None
        direct = last.function if last is not None and not last.probe else ""
        trouble = diagnose(attempt.error, direct, program)
        if trouble is None:
            return self._unexpected_result(check, attempt)
        if trouble.finding.text == "raised_in_probe":
            self._require_right(check, attempt)
        return trouble

    def _require_right(self, check: str, attempt: Attempt) -> Attempt:
        """The reference's attempt at the same case. Raises GraderFault when the test fails it too."""
        right = self.attempt(check, attempt.case, self.reference())
        if right.error is not None:
            raise GraderFault("hidden_test", check=check, detail=repr(attempt.error)) from attempt.error
        return right

    def _unexpected_result(self, check: str, attempt: Attempt) -> Trouble:
        """A test that unpacks a pair trips over a single array: then the reference passes it."""
        if not attempt.calls or _raised_by_us(attempt.error):
            raise GraderFault("hidden_test", check=check, detail=repr(attempt.error)) from attempt.error
        right = self._require_right(check, attempt)
        place = min(len(attempt.calls), len(right.calls)) - 1
        got, want = attempt.calls[place].value, right.calls[place].value
        return Trouble("failed", Finding("wrong_type", "unexpected_result", {}, got, want))


def _raised_by_us(error: BaseException | None) -> bool:
    """Whether an exception came out of the grader, called by the test, rather than out of the test itself."""
    frames = list(traceback.walk_tb(error.__traceback__ if error else None))
    return bool(frames) and frames[-1][0].f_globals.get("__name__", "").startswith("tutor.")


def _skipped(check: str, missing: list[str]) -> CheckResult:
    return CheckResult(check, "skipped", Trouble("skipped", Finding("needs", "needs", {"needs": missing})))


def in_order(checks: Mapping[str, Check]) -> list[str]:
    """The ids as declared, but each after its needs. Raises GraderFault for an unknown need or a circle."""
    ordered: list[str] = []

    def place(check: str, above: tuple[str, ...]) -> None:
        if check in above or check not in checks:
            raise GraderFault("check_needs", check=above[-1] if above else check, needs=check)
        if check in ordered:
            return
        for need in checks[check].needs:
            place(need, (*above, check))
        ordered.append(check)

    for check in checks:
        place(check, ())
    return ordered


def failing_call(attempt: Attempt) -> Call | None:
    """The call whose result was found wrong, or that raised; the last one where that cannot be told."""
    finding = getattr(attempt.error, "finding", None)
    if finding is not None and finding.got is not NOTHING:
        for call in reversed(attempt.calls):
            if _holds(call.value, finding.got):
                return call
    return attempt.calls[-1] if attempt.calls else None


def _holds(value: object, part: object) -> bool:
    """Whether `part` is this very object or lies inside it."""
    if value is part:
        return True
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return any(_holds(item, part) for item in items)


def load_trouble(program: Program) -> Trouble | None:
    """Why a file does not run at all; None when it does."""
    try:
        program.load()
    except LearnerTrouble as error:
        return diagnose(error)
    return None
