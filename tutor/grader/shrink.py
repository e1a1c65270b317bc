"""The smallest input on which a check still fails, and fails in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import product

from tutor.grader.diagnosis import Trouble
from tutor.grader.draws import SIMPLER
from tutor.grader.examination import CheckResult, Examiner
from tutor.grader.program import Program
from tutor.sandbox.patience import patience

TRIES = 3
"""Draws at each level of simplicity: a bug need not show on the first small input."""
SECONDS = 0.5


def shrunk(
    examiner: Examiner, result: CheckResult, program: Program, clock: Callable[[], float] = time.monotonic
) -> CheckResult:
    """The same result on the simplest inputs that were found to fail likewise; itself when there are none.

    Only wrong results and exceptions are looked for: after a time-out every further try costs as much. The
    reference has to pass on the same input: a simpler one may be one that the check was never meant for.
    """
    if result.failing is None or not result.failing.drew or result.verdict not in ("failed", "error"):
        return result
    end = clock() + SECONDS * patience()
    for level, number in product(SIMPLER, range(TRIES)):
        if clock() > end:
            break
        attempt = examiner.attempt(result.id, result.failing.case, program, level, number)
        if attempt.error is None:
            continue
        trouble = examiner.trouble(result.id, attempt, program)
        if _alike(trouble, result.trouble):
            right = examiner.attempt(result.id, attempt.case, examiner.reference(), level, number)
            if right.error is None:
                return replace(result, trouble=trouble, failing=attempt)
    return result


def _alike(one: Trouble, other: Trouble | None) -> bool:
    """The same kind of trouble, with the same value of the check."""
    if other is None:
        return False
    ours, theirs = one.finding, other.finding
    return (one.verdict, ours.kind, ours.what) == (other.verdict, theirs.kind, theirs.what)
