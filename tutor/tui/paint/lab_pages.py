"""What the lab room shows around the letter: the file's line, open checks, hints, the end, the solution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tutor.grader.card import WRONG_MARK
from tutor.grader.report import Grade
from tutor.study.views import LabView
from tutor.texts import Lang, plural, say
from tutor.tui.paint import ink
from tutor.tui.paint.dates import short_day
from tutor.tui.paint.lab import SIGN, indented, parted, points_text, signed, to_mend
from tutor.tui.paint.text import wrapped


def file_line(name: str, right: Content, width: int) -> Content:
    """`labs/adam.py                                saved 21:04`."""
    return ink.spread(ink.line((name, ink.QUIET)), right, width)


def saved(grade: Grade | None, when: str, editing: bool, lang: Lang) -> Content:
    """When the file was saved; while editing also the first check that does not hold, or that all do."""
    time = ink.line((when, ink.QUIET))
    if grade is None or not editing:
        return time
    places = to_mend(grade)
    if not places:
        verdict = ink.line(("✓ ", ink.RIGHT), (points_text(grade.score, lang), ink.QUIET))
    else:
        number = say("tui.lab.check_short", lang, number=places[0] + 1)
        verdict = ink.line((f"{WRONG_MARK} ", ink.WRONG), (number, ink.QUIET))
    return Content.assemble(verdict, "   ", time)


def open_checks(view: LabView, lang: Lang, width: int) -> Content:
    """What will be checked, before the first grade."""
    rows = [signed("·", title[lang], ink.QUIET, width) for title in view.checks]
    return ink.stack([ink.line((say("tui.lab.checks", lang), ink.QUIET)), Content(""), *rows])


def hints(view: LabView, lang: Lang, width: int) -> Content:
    """Every hint that was opened, the last one first read."""
    told = []
    for number, hint in enumerate(view.hints[: view.hints_shown], 1):
        title = say("tui.lab.hint_title", lang, number=number, of=len(view.hints))
        last = number == view.hints_shown
        head = ink.line((title, ink.STRONG if last else ink.QUIET))
        told.append(Content.assemble(head, "\n", wrapped(hint[lang], width, 0, ink.PLAIN)))
    return parted(told)


def done(
    view: LabView, grade: Grade | None, steps: Sequence[tuple[str, str]], lang: Lang, width: int
) -> Content:
    """Passed: the points, what it took, every check, and (key, what) of what comes next."""
    told = points_text(grade.score, lang) if grade else say("tui.lab.all_checks", lang)
    head = ink.line(("✓ ", ink.RIGHT), (say("tui.lab.done", lang, points=told), ink.STRONG))
    rows = ink.stack(signed("✓", title[lang], ink.QUIET, width - SIGN) for title in view.checks)
    keys = ink.stack(ink.line((key.ljust(7), ink.KEY), what) for key, what in steps)
    effort = ink.stack([ink.line(_effort(view, lang)), *_trained(view, lang, width)])
    return parted([head, effort, indented(rows, SIGN), keys])


def _trained(view: LabView, lang: Lang, width: int) -> Iterator[Content]:
    """`Trained beside the reference on 23 Nov: inside the band.`"""
    if view.trained is not None:
        told = say(f"training.outcome.{view.trained.verdict}", lang)
        sentence = say("tui.lab.trained", lang, day=short_day(view.trained.day, lang), outcome=told)
        yield wrapped(sentence, width, 0, ink.PLAIN)


def _effort(view: LabView, lang: Lang) -> str:
    """`Try 3, two hints.`"""
    tries = plural("tui.lab.tries", lang, view.tries)
    hints = f", {plural('tui.lab.hints', lang, view.hints_shown)}" if view.hints_shown else ""
    return f"{tries}{hints}."


def difference(diff: str, lang: Lang) -> Content:
    """A unified diff: `-` the learner's lines, `+` the solution's; headers are left out."""
    mine, theirs = say("tui.lab.mine", lang), say("tui.lab.solution", lang)
    rows = [
        ink.line(("− ", ink.WRONG), (mine, ink.QUIET), ("     + ", ink.RIGHT), (theirs, ink.QUIET)),
        Content(""),
    ]
    for line in diff.splitlines():
        if line.startswith(("---", "+++")):
            continue
        if line.startswith("@@"):
            rows.append(ink.line(("┄" * 12, ink.RULE)))
        else:
            rows.append(_diff_row(line))
    return ink.stack(rows)


def _diff_row(line: str) -> Content:
    sign, text = line[:1], line[1:]
    if sign == "-":
        return ink.line(("− ", ink.WRONG), (text, ink.PLAIN))
    if sign == "+":
        return ink.line(("+ ", ink.RIGHT), (text, ink.STRONG))
    return ink.line((f"  {text}", ink.QUIET))
