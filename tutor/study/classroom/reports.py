"""What a class gets: a table, the same as JSON, a letter to each learner, JUnit and Gradescope files.

Sorted by learner and lab, without times: the same submissions and seed give the same bytes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import msgspec

from tutor.grader import exports
from tutor.grader.card import grade_lines
from tutor.grader.report import Grade
from tutor.study.classroom.journal import Result
from tutor.texts import Lang, say

COLUMNS = ("learner", "lab", "verdict", "earned", "possible", "seed", "first_failed", "mistake")


def write_reports(folder: Path, results: Iterable[Result], lang: Lang) -> None:
    """`grades.csv`, `grades.json`, and for each learner a folder with a letter, JUnit and results.json per lab."""
    ordered = sorted(results, key=lambda result: (result.learner, result.lab))
    rows = [row(result) for result in ordered]
    (folder / "grades.csv").write_text(table(rows), encoding="utf-8")
    (folder / "grades.json").write_text(
        json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    for result in ordered:
        place = folder / "feedback" / result.learner
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{result.lab}.txt").write_text(letter(result, lang), encoding="utf-8")
        if result.grade is not None:
            grade = timeless(result.grade)
            (place / f"{result.lab}.junit.xml").write_text(exports.junit(grade), encoding="utf-8")
            (place / f"{result.lab}.results.json").write_text(exports.gradescope(grade), encoding="utf-8")


def timeless(grade: Grade) -> Grade:
    """Without the time it took, which differs from run to run."""
    return msgspec.structs.replace(grade, duration_ms=0.0)


def row(result: Result) -> dict[str, object]:
    """One line of the table; a submission that could not be judged has no points."""
    grade = result.grade
    wrong = [check for check in grade.checks if check.verdict not in ("passed", "skipped")] if grade else []
    judged = grade is not None and grade.verdict != "grader_error"
    return {
        "learner": result.learner,
        "lab": result.lab,
        "verdict": result.verdict,
        "earned": grade.score.earned if grade and judged else None,
        "possible": grade.score.possible if grade and judged else None,
        "seed": grade.seed if grade else None,
        "first_failed": wrong[0].id if wrong else "",
        "mistake": next((check.mistake.id for check in wrong if check.mistake), ""),
    }


def table(rows: list[dict[str, object]]) -> str:
    """CSV. A name that a spreadsheet would take for a formula is led by an apostrophe."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in rows:
        writer.writerow({name: _safe(value) for name, value in each.items()})
    return text.getvalue()


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def letter(result: Result, lang: Lang) -> str:
    """What the learner would have read in the terminal."""
    if result.grade is not None:
        return "\n".join(grade_lines(timeless(result.grade), lang)) + "\n"
    key = f"errors.{result.problem}" if result.problem else "class.not_judged"
    if not result.problem:
        return say(key, lang) + "\n"
    fields = {"path": f"{result.lab.replace('-', '_')}.py"}
    return f"{say(f'{key}.title', lang)}\n{say(f'{key}.message', lang, **fields)}\n"
