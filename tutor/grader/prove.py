"""`tutor prove`: are the hidden tests of a lab good? Programs whose fate is known are put before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tutor.course.model import Lab
from tutor.errors import GraderFault
from tutor.grader.engine import with_checks
from tutor.grader.examination import CheckResult
from tutor.grader.grading import CALM, overall
from tutor.grader.judge import Judge
from tutor.grader.mutants import Mutant, mutants
from tutor.grader.own_work import uses_of
from tutor.grader.plugin import Checks
from tutor.grader.proof import MistakeTrial, MutantTrials, Proof, Trial
from tutor.grader.references import reference_uses
from tutor.grader.session import Session
from tutor.grader.torch_proof import torch_problem
from tutor.grader.workers import Workers

SEEDS = 50
MISTAKE_SEEDS = 3
"""A mistake has to fail with each of these."""
SLOWER = 20.0
SHORTEST_LIMIT = 0.3
"""A call of a mistake or a mutant may take 20 times what the reference took, and at least 0.3 s."""
RIGHT_SHAPE = {"wrong_value", "not_finite", "wrong_dtype", "property", "mutated_input"}
"""Kinds of failure of a mutant that returns a value of the right shape."""


def prove(judge: Judge, lab: Lab, *, seeds: int = SEEDS) -> Proof:
    """Put every program of the lab's folder, and mutants of its solution, before its hidden tests."""
    try:
        uses = reference_uses(lab)
        proof = with_checks(
            lab.test_file, lambda checks: _Trials(lab, checks, judge.workers, uses).proof(seeds)
        )
    except GraderFault as fault:
        detail = " ".join([fault.kind, *map(str, fault.fields.values())])
        return Proof(
            lab.id, "grader_error", Trial("grader_error"), {}, {}, MutantTrials(0), (), broken=detail
        )
    return proof


@dataclass
class _Trials:
    """The trials of one lab. Remembers which checks have caught something."""

    lab: Lab
    checks: Checks
    workers: Workers
    uses: Mapping[str, str]
    caught_by: set[str] = field(default_factory=set)
    call_limits: dict[str, float] = field(default_factory=dict)

    def proof(self, seeds: int) -> Proof:
        starter = overall(result.verdict for result in self._results(self.lab.source("starter.py"), 0))
        solution = self._trial("solution.py", seeds)
        if solution.verdict == "passed":
            self._measure()
        accepted = {
            path.stem: self._trial(f"accepted/{path.name}", seeds) for path in self._files("accepted")
        }
        mistakes = {mistake: self._mistake(mistake) for mistake in self.lab.file.mistakes}
        mutant_trials = self._mutants() if solution.verdict == "passed" else MutantTrials(0)
        return Proof(
            lab=self.lab.id,
            starter=starter,
            solution=solution,
            accepted=accepted,
            mistakes=mistakes,
            mutants=mutant_trials,
            idle_checks=tuple(check for check in self.lab.file.checks if check not in self.caught_by),
            torch=torch_problem(self.lab),
        )

    def _files(self, folder: str) -> list[Path]:
        return sorted((self.lab.folder / folder).glob("*.py"))

    def _session(self, source: str, seed: int) -> closing[Session]:
        session = Session(
            self.lab,
            source,
            self.checks,
            self.workers,
            seed=seed,
            uses=self.uses,
            call_limits=self.call_limits,
        )
        return closing(session)

    def _results(self, source: str, seed: int, settled: Iterable[str] = ()) -> list[CheckResult]:
        with self._session(source, seed) as session:
            return list(session.results(set(settled)))

    def _trial(self, name: str, seeds: int) -> Trial:
        """A program that must pass. A check that draws nothing says the same for every seed: it runs once."""
        source = self.lab.source(name)
        used = uses_of(source, self.lab.file.own_work)
        if used:
            return Trial("failed", f"it uses {used[0].name} in line {used[0].line}, against own_work.")
        settled: set[str] = set()
        for seed in range(seeds):
            results = self._results(source, seed, settled)
            wrong = next((result for result in results if result.verdict != "passed"), None)
            if wrong is not None:
                return Trial(wrong.verdict, f"{_words(wrong)} (seed {seed}).")
            settled |= _settled(results)
        return Trial("passed")

    def _measure(self) -> None:
        """Limits for programs that may never end, from the calls of the reference."""
        with self._session(self.lab.source("solution.py"), 0) as session:
            for check, seconds in session.slowest_calls().items():
                limit = max(SHORTEST_LIMIT, SLOWER * seconds)
                self.call_limits[check] = min(limit, self.lab.file.limits.call)

    def _mistake(self, mistake: str) -> MistakeTrial:
        source = self.lab.source(f"mistakes/{mistake}.py")
        with self._session(source, 0) as session:
            results = list(session.results())
            names = session.mistakes(results)
        failing = self._note(results)
        if uses_of(source, self.lab.file.own_work):
            return MistakeTrial(True, (mistake,))
        unseen = self._unseen_seed(source, results)
        if failing and unseen is not None:
            return MistakeTrial(False, (), f"With seed {unseen} no check notices it.")
        return MistakeTrial(
            bool(failing), tuple(sorted(set(names.values()))), " ".join(map(_words, failing[:1]))
        )

    def _unseen_seed(self, source: str, first: list[CheckResult]) -> int | None:
        """The seed with which no check notices a mistake that the first seed gave away."""
        if any(_wrong(result) and not result.drew for result in first):
            return None
        settled = _settled(first)
        for seed in range(1, MISTAKE_SEEDS):
            if not any(_wrong(result) for result in self._results(source, seed, settled)):
                return seed
        return None

    def _note(self, results: Iterable[CheckResult]) -> list[CheckResult]:
        """Remember the checks that caught something; returns their results."""
        failing = [result for result in results if _wrong(result)]
        self.caught_by.update(result.id for result in failing)
        return failing

    def _mutants(self) -> MutantTrials:
        listed = {equivalent.mutant for equivalent in self.lab.file.equivalents}
        killed, survivors = 0, list[Mutant]()
        for mutant in mutants(self.lab.source("solution.py")):
            first = self._first_failure(mutant)
            if first is None:
                survivors.append(mutant)
            elif first.trouble is not None and first.trouble.finding.kind in RIGHT_SHAPE:
                killed += 1
        return MutantTrials(
            killed,
            survivors=tuple(mutant for mutant in survivors if mutant.id not in listed),
            equivalent=tuple(mutant for mutant in survivors if mutant.id in listed),
            unknown=tuple(sorted(listed - {mutant.id for mutant in survivors})),
        )

    def _first_failure(self, mutant: Mutant) -> CheckResult | None:
        """The first check that notices a mutant; while a check is idle, the later ones are tried too."""
        settled: set[str] = set()
        for seed in range(MISTAKE_SEEDS):
            with self._session(mutant.source, seed) as session:
                results = list(self._until_caught(session.results(settled)))
            failing = self._note(results)
            if failing:
                return failing[0]
            settled |= _settled(results)
        return None

    def _until_caught(self, results: Iterator[CheckResult]) -> Iterator[CheckResult]:
        for result in results:
            yield result
            if _wrong(result) and self.caught_by >= set(self.lab.file.checks):
                return


def _wrong(result: CheckResult) -> bool:
    return result.verdict not in CALM


def _settled(results: Iterable[CheckResult]) -> set[str]:
    """Checks that passed and drew nothing: they say the same for every seed."""
    return {result.id for result in results if result.verdict == "passed" and not result.drew}


def _words(result: CheckResult) -> str:
    """`check distance: failed, wrong_value in [0]`."""
    finding = result.trouble.finding if result.trouble is not None else None
    return f"check {result.id}: {result.verdict}" + (f", {finding.kind} {finding.text}" if finding else "")
