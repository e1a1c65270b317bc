"""The results of a lab, as a letter from a good teacher: what holds, what does not yet, why, and what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from tutor.grader.card import DIFFERS, MARKS, WRONG_MARK, foot, place
from tutor.grader.report import CheckGrade, Failure, Grade, Score
from tutor.texts import Lang, say
from tutor.tui.paint import ink
from tutor.tui.paint.rule import Mark
from tutor.tui.paint.text import callout, wrapped

SIGN = 2
"""Columns of a check's sign."""
LONG = 4
"""Rows from which an input and what came of it rather stand beside one another."""
BESIDE_GAP = 6
_INKS = {"✓": ink.RIGHT, WRONG_MARK: ink.WRONG, "!": ink.WRONG}


@dataclass(frozen=True)
class Letter:
    """One grade, and what is told beside it. `needs` names, for each check, the numbers of those it waits for."""

    grade: Grade
    needs: Mapping[str, Sequence[int]]
    hint: tuple[int, int]
    """Hints shown, and how many there are."""
    section: str
    """Title of the notes' section that the current check points at."""


def marks(grade: Grade | None, checks: int) -> list[Mark]:
    """The rule under the title: one segment a check."""
    if grade is None:
        return ["open"] * checks
    waiting: tuple[str, ...] = ("skipped", "not_started")
    return [
        "done" if check.verdict == "passed" else "open" if check.verdict in waiting else "failed"
        for check in grade.checks
    ]


def to_mend(grade: Grade) -> list[int]:
    """Checks a learner can do something about, by place: not the ones that passed or wait for another."""
    places = [n for n, check in enumerate(grade.checks) if check.verdict not in ("passed", "skipped")]
    return places[:1] if grade.verdict == "not_started" else places


def points(score: Score, lang: Lang) -> Content:
    return ink.line((points_text(score, lang), ink.STRONG))


def points_text(score: Score, lang: Lang) -> str:
    return say("tui.lab.points", lang, earned=score.earned, possible=score.possible)


def headline(grade: Grade, current: int, lang: Lang, width: int) -> Content:
    """`5 of 8 points                check 4 / 7   n next`."""
    left = points(grade.score, lang)
    right = Content("")
    if grade.verdict != "not_started":
        number = say("tui.lab.check", lang, number=current + 1, of=len(grade.checks))
        right = ink.line((number, ink.QUIET))
        if len(to_mend(grade)) > 1:
            turn = ink.line(("   n", ink.KEY), (f" {say('tui.lab.next', lang)}", ink.QUIET))
            right = Content.assemble(right, turn)
    return ink.spread(left, right, width)


def letter(letter: Letter, current: int, lang: Lang, width: int) -> Content:
    """One check told in full, and nothing else: the whole page at 80 columns."""
    check = letter.grade.checks[current]
    parts = [_title(check, current, letter, lang, width, told=True)]
    parts += _story(check, letter, lang, width)
    return parted([*parts, quiet_foot(letter.grade, lang)])


def column(letter: Letter, current: int, lang: Lang, width: int) -> Content:
    """Every check in its line, the current one told in full between them."""
    checks = letter.grade.checks
    lines = [_title(check, place, letter, lang, width) for place, check in enumerate(checks)]
    story = Content("\n\n").join(_story(checks[current], letter, lang, width - SIGN))
    told = _title(checks[current], current, letter, lang, width, told=True)
    groups = [lines[:current], [Content.assemble(told, "\n\n", indented(story, SIGN))], lines[current + 1 :]]
    foot = quiet_foot(letter.grade, lang)
    return parted([ink.stack(group) for group in groups if group] + [foot])


def quiet_foot(grade: Grade, lang: Lang) -> Content:
    return ink.line((foot(grade, lang), ink.QUIET))


def indented(content: Content, columns: int) -> Content:
    """Every line moved to the right."""
    return ink.stack(Content.assemble(" " * columns, line) for line in content.split("\n"))


def parted(parts: Sequence[Content]) -> Content:
    return Content("\n\n").join([part for part in parts if part.plain])


def signed(sign: str, title: str, style: str, width: int) -> Content:
    head = ink.line((f"{sign} ", _INKS.get(sign, ink.QUIET)))
    return Content.assemble(head, wrapped(title, width, SIGN, style))


def _title(
    check: CheckGrade, place: int, letter: Letter, lang: Lang, width: int, told: bool = False
) -> Content:
    """Sign and title; told in full with its points, else in a line of its own."""
    sign = MARKS.get(check.verdict, WRONG_MARK)
    quiet = check.verdict in ("passed", "skipped", "not_started")
    style = ink.STRONG if told else ink.QUIET if quiet else ink.PLAIN
    after = ""
    if told and check.verdict != "not_started":
        words = say(f"grader.verdict.{check.verdict}", lang) if check.verdict != "failed" else ""
        score = say("grader.card.check_points", lang, earned=0, possible=check.points) if check.points else ""
        after = "   ".join(part for part in (words, score) if part)
    elif check.verdict == "skipped" and letter.needs.get(check.id):
        numbers = ", ".join(str(number) for number in letter.needs[check.id])
        after = say("tui.lab.needs_check", lang, number=numbers)
    title = signed(sign, check.title, style, width)
    if not after:
        return title
    room = width - title.split("\n")[-1].cell_length
    gap = "   " if len(after) + 3 <= room else "\n" + " " * SIGN
    return Content.assemble(title, gap, ink.line((after, ink.QUIET)))


def _story(check: CheckGrade, letter: Letter, lang: Lang, width: int) -> list[Content]:
    """Sentence, place, input, got beside want, what was printed, what probably happened, the next step."""
    parts = []
    if check.failure is not None:
        parts += _failure(check.failure, lang, width)
    if check.mistake is not None:
        parts.append(callout(check.mistake.text, width))
    parts.append(_next_step(letter, lang, width))
    return parts


def _failure(failure: Failure, lang: Lang, width: int) -> list[Content]:
    parts = [wrapped(failure.message, width, 0, ink.PLAIN)]
    for frame in failure.frames:
        where = ink.line((place(frame, lang), ink.QUIET))
        code = "".join(f"\n  {row}" for row in frame.text.strip().split("\n"))
        parts.append(Content.assemble(where, ink.line((code, "$secondary"))))
    parts += _evidence(failure, lang, width)
    if failure.output.strip():
        printed = ink.line((say("grader.card.output", lang), ink.QUIET))
        parts.append(
            ink.stack([printed, *(ink.line(f" {row}") for row in failure.output.rstrip().split("\n"))])
        )
    return parts


def _evidence(failure: Failure, lang: Lang, width: int) -> list[Content]:
    """The input and what came of it; beside one another where both are long and there is room."""
    outcome = beside(failure, lang) if failure.got or failure.want else Content("")
    if not failure.input:
        return [outcome]
    key = "tui.lab.input" if failure.function else "tui.lab.input_plain"
    named = wrapped(say(key, lang, function=failure.function), width, 0, ink.QUIET)
    rows = [row for line in _joined(failure.input, width) for row in _cut(line, width - 1)]
    given = ink.stack(ink.line(f" {row}") for row in rows)
    long = all(len(block.split("\n")) >= LONG for block in (given, outcome))
    if long and ink.columns_of(given) + BESIDE_GAP + ink.columns_of(outcome) <= width:
        return [ink.stack([named, ink.side_by_side(given, outcome, BESIDE_GAP)])]
    return [ink.stack([named, given]), outcome]


def _joined(shown: str, width: int) -> list[str]:
    """Arguments of one line each, three blanks apart, where they fit beside one another."""
    rows: list[str] = []
    whole = False
    for line in shown.splitlines():
        alone = not line.startswith(" ") and line.count("[") == line.count("]")
        if alone and whole and len(rows[-1]) + 3 + len(line) < width:
            rows[-1] += f"   {line}"
        else:
            rows.append(line)
        whole = alone
    return rows


def _cut(line: str, width: int) -> list[str]:
    """A line in pieces of `width`, blanks kept: what an array looks like matters."""
    return [line[start : start + width] for start in range(0, len(line), width)] or [""]


def beside(failure: Failure, lang: Lang) -> Content:
    """Got and wanted as two columns; what differs is marked, and bold. A property shows its values alone."""
    got, want = failure.got.splitlines(), failure.want.splitlines()
    if not want:
        return ink.stack(ink.line(f" {row}") for row in got)
    names = say("grader.card.got", lang), say("grader.card.want", lang)
    wide = max(len(row) for row in (*got, names[0]))
    rows = [ink.line((f" {names[0].ljust(wide)}    {names[1]}", ink.QUIET))]
    for ours, theirs in zip_longest(got, want, fillvalue=""):
        differs = ours.strip() != theirs.strip()
        style = f"bold {ink.WRONG}" if differs else ink.PLAIN
        mark = (f"    {DIFFERS}", ink.WRONG) if differs else ""
        rows.append(ink.line(" ", (ours.ljust(wide), style), f"    {theirs}", mark))
    if failure.first_difference and len(got) == 1:
        first = say("grader.card.first", lang, place=failure.first_difference)
        rows.append(ink.line((f" {first}", ink.QUIET)))
    return ink.stack(rows)


def _next_step(letter: Letter, lang: Lang, width: int) -> Content:
    """`Next   h hint 2 of 4   s Bias correction`."""
    shown, of = letter.hint
    name = say("grader.card.next", lang)
    steps = []
    if of:
        key = "tui.lab.hint_next" if shown < of else "tui.lab.hint_all"
        steps.append(ink.line(("h", ink.KEY), f" {say(key, lang, number=shown + 1, of=of)}"))
    if letter.section:
        steps.append(ink.line(("s", ink.KEY), f" {letter.section}"))
    if not steps:
        return Content("")
    fits = len(name) + sum(step.cell_length + 3 for step in steps) <= width
    gap = Content("   " if fits else "\n" + " " * (len(name) + 3))
    return Content.assemble(ink.line((name, ink.QUIET)), "   ", gap.join(steps))
