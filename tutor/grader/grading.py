"""From the results of all checks to the grade that front ends show."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.course.model import Lab
from tutor.grader.explain import failure
from tutor.grader.own_work import uses_of
from tutor.grader.report import CheckGrade, Failure, Grade, Isolation, NamedMistake, Score, Verdict
from tutor.grader.session import Outcome
from tutor.texts import Lang, say

OWN_WORK = "own_work"
"""Id of the check that `own_work` in lab.toml adds. It has no points, and can keep a grade from passing."""
CALM: tuple[Verdict, ...] = ("passed", "skipped", "not_started")


def grade_of(
    lab: Lab,
    source: str,
    outcome: Outcome,
    *,
    seed: int,
    lang: Lang,
    isolation: Isolation,
    milliseconds: float,
) -> Grade:
    """Every declared check in the lab's order, then `own_work` where the lab asks for it."""
    by_id = {grade.id: grade for grade in _check_grades(lab, outcome, lang)}
    checks = [by_id[check] for check in lab.file.checks]
    verdict = overall(check.verdict for check in checks)
    if lab.file.own_work and verdict not in ("not_started", "grader_error", "error"):
        checks.append(_own_work(lab, source, lang))
        verdict = overall(check.verdict for check in checks)
    earned = sum(check.points for check in checks if check.verdict == "passed")
    possible = sum(check.points for check in lab.file.checks.values())
    return Grade(
        lab=lab.id,
        unit=lab.file.unit,
        verdict=verdict,
        score=Score(earned, possible),
        seed=seed,
        duration_ms=round(milliseconds, 1),
        isolation=isolation,
        checks=tuple(checks),
        lang=lang,
    )


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """The first verdict that tells what to do next.

    A fault of the grader goes before all. Else the first check that went wrong decides; where none did, a
    function that is still to be written makes the whole file `not_started`, whatever has passed so far.
    """
    seen = list(verdicts)
    if "grader_error" in seen or not seen:
        return "grader_error"
    wrong = [verdict for verdict in seen if verdict not in CALM]
    if wrong:
        return wrong[0]
    return "not_started" if "not_started" in seen else "passed" if set(seen) == {"passed"} else "grader_error"


def _check_grades(lab: Lab, outcome: Outcome, lang: Lang) -> Iterable[CheckGrade]:
    for result in outcome.results:
        check = lab.file.checks[result.id]
        mistake = outcome.mistakes.get(result.id)
        see = lab.file.mistakes[mistake].see if mistake else ""
        yield CheckGrade(
            id=result.id,
            title=check.title[lang],
            verdict=result.verdict,
            points=check.points,
            failure=failure(result, lab, lang),
            mistake=NamedMistake(mistake, lab.file.mistakes[mistake][lang]) if mistake else None,
            see=notes_section(lab, see or check.see),
        )


def notes_section(lab: Lab, see: str) -> str:
    """`v38#bias-correction`; a `see` that names another unit is left as it is."""
    return see if not see or "#" in see else f"{lab.file.unit}#{see}"


def _own_work(lab: Lab, source: str, lang: Lang) -> CheckGrade:
    title = say("grader.own_work", lang)
    uses = uses_of(source, lab.file.own_work)
    if not uses:
        return CheckGrade(OWN_WORK, title, "passed", 0)
    place = {"name": uses[0].name, "line": uses[0].line, "code": uses[0].text}
    sentence = say("grader.finding.own_work", lang, **place)
    mistake = next((name for name in lab.file.mistakes if _uses_alike(lab, name, source)), None)
    named = NamedMistake(mistake, lab.file.mistakes[mistake][lang]) if mistake else None
    return CheckGrade(OWN_WORK, title, "failed", 0, Failure("own_work", sentence), named)


def _uses_alike(lab: Lab, mistake: str, source: str) -> bool:
    """Whether a known mistake is to use just these names."""
    theirs = {use.name for use in uses_of(lab.source(f"mistakes/{mistake}.py"), lab.file.own_work)}
    return theirs == {use.name for use in uses_of(source, lab.file.own_work)}
