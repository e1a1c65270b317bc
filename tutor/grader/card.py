"""A grade as plain lines, in a fixed order, readable without colour.

For each check: which part, one sentence, the smallest failing input, got beside wanted, the misconception,
the next step. Then, quietly, time, seed and isolation.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from tutor.grader.report import CheckGrade, Failure, Frame, Grade, Verdict
from tutor.texts import Lang, say

MARKS: dict[Verdict, str] = {"passed": "✓", "skipped": "–", "not_started": "·", "grader_error": "!"}
WRONG_MARK = "✗"
DIFFERS = "◂"
INDENT = "  "
CUT = "…"
OUTPUT_LINES = 12


def grade_lines(grade: Grade, lang: Lang, width: int = 80) -> Iterator[str]:
    """The whole grade: points, every check, the quiet line."""
    score = say("grader.card.points", lang, earned=grade.score.earned, possible=grade.score.possible)
    yield f"{grade.lab} · {say(f'grader.verdict.{grade.verdict}', lang)} · {score}"
    yield ""
    lines = list(_checks(grade, lang, width))
    yield from lines[:-1] if lines and not lines[-1] else lines
    yield ""
    yield foot(grade, lang)


def _checks(grade: Grade, lang: Lang, width: int) -> Iterator[str]:
    """What several checks in a row wait for is said once, not below each of them."""
    said = ""
    for check in grade.checks:
        quiet = check.verdict in ("not_started", "skipped")
        again = quiet and check.failure is not None and check.failure.message == said
        yield from [headline(check, lang, width)] if again else check_lines(check, grade, lang, width)
        said = check.failure.message if check.failure else ""


def foot(grade: Grade, lang: Lang) -> str:
    """Time, the seed that replays this grade, and how far the learner's code was shut off."""
    milliseconds = f"{grade.duration_ms:.0f}"
    return say(
        "grader.card.foot", lang, milliseconds=milliseconds, seed=grade.seed, isolation=grade.isolation
    )


def check_lines(check: CheckGrade, grade: Grade, lang: Lang, width: int = 80) -> Iterator[str]:
    """One check: a line when it passed or waits, the whole card when something is to be done."""
    yield headline(check, lang, width)
    if check.failure is None:
        return
    if check.verdict in ("skipped", "not_started"):
        yield from wrapped(check.failure.message, width, INDENT * 2)
        return
    yield from failure_lines(check.failure, lang, width)
    if check.mistake is not None:
        yield ""
        yield from wrapped(check.mistake.text, width, INDENT + "▌ ")
    yield ""
    yield from wrapped(next_step(check, grade, lang), width, INDENT)
    yield ""


def headline(check: CheckGrade, lang: Lang, width: int) -> str:
    """Mark, title and points; the verdict in words where it is not `passed`."""
    earned = check.points if check.verdict == "passed" else 0
    points = (
        say("grader.card.check_points", lang, earned=earned, possible=check.points) if check.points else ""
    )
    verdict = "" if check.verdict == "passed" else say(f"grader.verdict.{check.verdict}", lang)
    tail = "  ".join(part for part in (verdict, points) if part)
    head = f"{MARKS.get(check.verdict, WRONG_MARK)} {check.title}"
    gap = max(2, min(width, 100) - len(head) - len(tail))
    return (head + " " * gap + tail).rstrip()


def failure_lines(failure: Failure, lang: Lang, width: int = 80) -> Iterator[str]:
    """Sentence, place in the learner's file, input, got beside wanted, what was printed."""
    yield from wrapped(failure.message, width, INDENT)
    for frame in failure.frames:
        yield INDENT * 2 + place(frame, lang)
        yield from (INDENT * 3 + line for line in frame.text.splitlines())
    if failure.input:
        key = "grader.card.input_of" if failure.function else "grader.card.input"
        yield ""
        yield INDENT + say(key, lang, function=failure.function)
        yield from (INDENT * 2 + line for line in failure.input.splitlines())
    if failure.got or failure.want:
        yield ""
        yield from (INDENT * 2 + line for line in beside(failure, lang))
    if failure.output.strip():
        yield ""
        yield INDENT + say("grader.card.output", lang)
        yield from (INDENT * 2 + line for line in shown_output(failure.output, width - len(INDENT) * 2))


def shown_output(output: str, width: int) -> Iterator[str]:
    """The last lines that were printed, each cut to the width."""
    lines = output.rstrip().splitlines()
    if len(lines) > OUTPUT_LINES:
        yield CUT
    for line in lines[-OUTPUT_LINES:]:
        yield line if len(line) <= width else line[: width - 1] + CUT


def place(frame: Frame, lang: Lang) -> str:
    """`line 7, in adam_step`; code outside any function has the line alone."""
    file = f"{frame.file}, " if frame.file else ""
    if frame.function.startswith("<"):
        return file + say("grader.card.module", lang, line=frame.line)
    return file + say("grader.card.line", lang, line=frame.line, function=frame.function)


def beside(failure: Failure, lang: Lang) -> Iterator[str]:
    """Got and wanted as two columns; rows that differ are marked. A property has shown values alone."""
    if not failure.want:
        yield from failure.got.splitlines()
        return
    got, want = failure.got.splitlines(), failure.want.splitlines()
    names = say("grader.card.got", lang), say("grader.card.want", lang)
    wide = max(len(line) for line in (*got, names[0]))
    labelled = bool(failure.first_difference) and len(got) == len(want) > 1 and not got[0].startswith("[")
    margin = " " * 5 if labelled else ""
    yield f"{margin}{names[0].ljust(wide)}    {names[1]}"
    for row, (ours, theirs) in enumerate(zip_longest(got, want, fillvalue="")):
        label = f"[{row}]".ljust(5) if labelled else ""
        mark = f"  {DIFFERS}" if ours != theirs else ""
        yield f"{label}{ours.ljust(wide)}    {theirs}{mark}".rstrip()
    if failure.first_difference and not labelled or "," in failure.first_difference:
        yield say("grader.card.first", lang, place=failure.first_difference)


def next_step(check: CheckGrade, grade: Grade, lang: Lang) -> str:
    """Where to go from here: the next hint, and the section of the notes."""
    steps = [say("grader.card.hint", lang, lab=grade.lab)]
    unit, _, anchor = check.see.partition("#")
    if anchor:
        steps.append(say("grader.card.read", lang, unit=unit, anchor=anchor))
    return f"{say('grader.card.next', lang)}: {' · '.join(steps)}"


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """Paragraph lines of at most `width` columns, each behind `indent`; line breaks in the text are kept."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += textwrap.wrap(
            paragraph, max(20, width), initial_indent=indent, subsequent_indent=indent
        ) or [""]
    return lines
