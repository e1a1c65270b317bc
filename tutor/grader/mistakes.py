"""Naming the misconception: which of the lab's known mistakes answers as the learner's program did?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tutor.grader.likeness import explains, same_answer
from tutor.grader.program import Call, Program
from tutor.grader.replay import replay
from tutor.sandbox.patience import patience

SECONDS = 8.0
"""For all mistakes of a grade together; the name is help, not the verdict."""
SLOWER = 20.0
SHORTEST_LIMIT = 0.3
Calls = Sequence[Call]
OpenMistake = Callable[[str], Program]


@dataclass(frozen=True)
class Evidence:
    """The learner's calls of one check, beside the reference's answers to them."""

    learner: Calls
    reference: Calls

    @property
    def limits(self) -> list[float]:
        """Seconds per call for a mistake: far more than the reference took, but no more than a learner's time-out."""
        own = [max(SHORTEST_LIMIT, SLOWER * call.seconds) for call in self.reference]
        # The program stretches what it is given by the same factor, and these seconds were measured under it already.
        stretched = patience()
        return [
            (min(limit, call.seconds) if getattr(call.error, "reason", "") == "timeout" else limit)
            / stretched
            for limit, call in zip(own, self.learner, strict=False)
        ]

    def matches(self, mistake: Calls) -> list[bool]:
        """Call by call: did the mistake answer as the learner did?"""
        triples = zip(mistake, self.learner, self.reference, strict=False)
        return [
            same_answer(ours, theirs) if same_answer(theirs, right) else explains(ours, theirs, right)
            for ours, theirs, right in triples
        ]

    def wrong(self) -> dict[str, list[int]]:
        """The places of wrong answers, by function."""
        places: dict[str, list[int]] = {}
        for place, (theirs, right) in enumerate(zip(self.learner, self.reference, strict=False)):
            if not same_answer(theirs, right):
                places.setdefault(theirs.function, []).append(place)
        return places


def named(
    failing: Mapping[str, Calls],
    further: Callable[[], Iterable[Calls]],
    mistakes: Iterable[str],
    open_mistake: OpenMistake,
    open_reference: Callable[[], Program],
    clock: Callable[[], float] = time.monotonic,
) -> dict[str, str]:
    """Check -> mistake, for every failing check that one explains.

    `failing` are the recorded calls of each failing check. A mistake explains a check when it answers all
    wrongly answered calls of one function as the learner did. Of several the one wins that matches most calls
    over all failing checks; `further` calls are looked at only to part those that are still equal.
    """
    end = clock() + SECONDS * patience()
    evidence = _with_reference(failing, open_reference)
    matches: dict[str, dict[str, list[bool]]] = {}
    for mistake in mistakes:
        if clock() > end:
            break
        matches[mistake] = _matches(evidence, open_mistake(mistake))
    scores = {mistake: sum(map(sum, checks.values())) for mistake, checks in matches.items()}
    candidates = {
        check: [
            mistake for mistake in matches if _explained(evidence[check], matches[mistake].get(check, []))
        ]
        for check in failing
    }
    rivals = _rivals(candidates, scores)
    if rivals:
        more = _with_reference({str(place): calls for place, calls in enumerate(further())}, open_reference)
        for mistake in rivals:
            scores[mistake] += sum(map(sum, _matches(more, open_mistake(mistake)).values()))
    return {check: max(found, key=scores.__getitem__) for check, found in candidates.items() if found}


def _with_reference(
    recorded: Mapping[str, Calls], open_reference: Callable[[], Program]
) -> dict[str, Evidence]:
    program = open_reference()
    return {check: Evidence(calls, replay(calls, program)) for check, calls in recorded.items()}


def _matches(evidence: Mapping[str, Evidence], program: Program) -> dict[str, list[bool]]:
    try:
        return {
            check: found.matches(replay(found.learner, program, found.limits))
            for check, found in evidence.items()
        }
    finally:
        program.close()


def _explained(evidence: Evidence, matches: list[bool]) -> bool:
    """All wrong answers of at least one function are matched."""
    return any(
        all(place < len(matches) and matches[place] for place in places)
        for places in evidence.wrong().values()
    )


def _rivals(candidates: Mapping[str, list[str]], scores: Mapping[str, int]) -> set[str]:
    """Mistakes that share the best score of some check."""
    rivals: set[str] = set()
    for found in candidates.values():
        best = [mistake for mistake in found if scores[mistake] == max(scores[other] for other in found)]
        if len(best) > 1:
            rivals.update(best)
    return rivals
