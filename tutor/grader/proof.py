"""What `tutor prove` found out about the hidden tests of one lab."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tutor.grader.mutants import Mutant
from tutor.grader.report import Verdict

KILL_RATE = 0.95


@dataclass(frozen=True)
class Trial:
    """One program against all checks with many seeds: passed, or the first verdict that was not."""

    verdict: Verdict
    detail: str = ""
    """Which check, with which seed, and why."""


@dataclass(frozen=True)
class MistakeTrial:
    """A known mistake: was it caught, and which mistakes was it taken for?"""

    caught: bool
    names: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True)
class MutantTrials:
    """Mutants that return a value of the right shape; the others prove nothing."""

    killed: int
    survivors: tuple[Mutant, ...] = ()
    equivalent: tuple[Mutant, ...] = ()
    """Survivors that lab.toml lists, with a reason, as equal to the solution."""
    unknown: tuple[str, ...] = ()
    """Ids that lab.toml lists as equivalent and that are no survivors."""

    @property
    def total(self) -> int:
        return self.killed + len(self.survivors) + len(self.equivalent)

    @property
    def enough(self) -> bool:
        return self.killed >= KILL_RATE * (self.killed + len(self.survivors))


@dataclass(frozen=True)
class Proof:
    """Good hidden tests pass every right program and no wrong one, and every check earns its place."""

    lab: str
    starter: Verdict
    solution: Trial
    accepted: dict[str, Trial]
    mistakes: dict[str, MistakeTrial]
    mutants: MutantTrials
    idle_checks: tuple[str, ...]
    """Checks that let every mistake and every mutant pass."""
    torch: str = ""
    """What prove_torch.py said against the solution; empty: nothing."""
    broken: str = ""
    """Why the hidden tests could not be run at all."""
    problems: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "problems", tuple(_problems(self)))

    @property
    def ok(self) -> bool:
        return not self.problems

    def to_json(self) -> dict[str, Any]:
        """One row of `tutor prove --json`."""
        accepted, mistakes = self.accepted.values(), self.mistakes
        return {
            "lab": self.lab,
            "starter": self.starter,
            "solution": self.solution.verdict,
            "accepted": {
                "total": len(accepted),
                "passed": sum(trial.verdict == "passed" for trial in accepted),
            },
            "mistakes": {
                "total": len(mistakes),
                "caught": sum(trial.caught for trial in mistakes.values()),
                "named": sum(_named_rightly(mistake, trial) for mistake, trial in mistakes.items()),
            },
            "mutants": {
                "total": self.mutants.total,
                "killed": self.mutants.killed,
                "equivalent": len(self.mutants.equivalent),
            },
            "idle_checks": list(self.idle_checks),
            "ok": self.ok,
        }

    def explanation(self) -> str:
        """For authors: one line of numbers, then every problem and every survivor."""
        row = self.to_json()
        counts = ", ".join(
            f"{row[part][done]}/{row[part]['total']} {part} {done}"
            for part, done in (
                ("accepted", "passed"),
                ("mistakes", "caught"),
                ("mistakes", "named"),
                ("mutants", "killed"),
            )
        )
        lines = [f"{self.lab}: {'proved' if self.ok else 'NOT proved'} ({counts})"]
        lines += [f"  {problem}" for problem in self.problems]
        lines += [
            f"  survivor {mutant.id}, line {mutant.line}: {mutant.description}"
            for mutant in self.mutants.survivors
        ]
        return "\n".join(lines)


def _named_rightly(mistake: str, trial: MistakeTrial) -> bool:
    return mistake in trial.names


def _problems(proof: Proof) -> list[str]:
    if proof.broken:
        return [f"The hidden tests cannot be run: {proof.broken}"]
    found: list[str] = []
    if proof.starter != "not_started":
        found.append(f"The starter is {proof.starter}; it should be not_started.")
    if proof.solution.verdict != "passed":
        found.append(f"The solution is {proof.solution.verdict}: {proof.solution.detail}")
    for name, trial in proof.accepted.items():
        if trial.verdict != "passed":
            found.append(f"accepted/{name}.py is a correct program graded {trial.verdict}: {trial.detail}")
    for mistake, made in proof.mistakes.items():
        if not made.caught:
            found.append(f"mistakes/{mistake}.py passes: {made.detail or 'no check notices it.'}")
        elif not _named_rightly(mistake, made):
            taken_for = f"it is taken for {', '.join(made.names)}" if made.names else "no mistake is named"
            found.append(f"mistakes/{mistake}.py is caught, but {taken_for}. {made.detail}".rstrip())
    found += [
        f"The check {check} is idle: it catches no mistake and no mutant." for check in proof.idle_checks
    ]
    if not proof.mutants.enough:
        counted = proof.mutants.killed + len(proof.mutants.survivors)
        found.append(
            f"Only {proof.mutants.killed} of {counted} mutants are killed; {KILL_RATE:.0%} are asked for."
        )
    found += [
        f"`equivalents` lists {mutant}, which is no surviving mutant." for mutant in proof.mutants.unknown
    ]
    if proof.torch:
        found.append(f"prove_torch.py: {proof.torch}")
    return found
