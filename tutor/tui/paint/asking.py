"""What stands around a question: where one is, how to answer, what follows, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from textual.content import Content

from tutor.course.model import Kind
from tutor.quiz.draw import Drawn
from tutor.quiz.mark import Marked
from tutor.study.views import QuizSummary
from tutor.texts import Lang, plural, say
from tutor.tui.paint import ink
from tutor.tui.paint.dates import long_day
from tutor.tui.paint.question import Asked, Told, ratings
from tutor.tui.paint.text import wrapped

SIDE = 26
"""Columns beside the question when wide."""
LABEL = 9


def asked_in(drawn: Drawn, lang: Lang) -> Asked:
    """A drawn question in one language."""
    return Asked(
        kind=drawn.kind,
        prompt=drawn.prompt[lang],
        code=drawn.code,
        options=tuple(option.text[lang] for option in drawn.options),
        lefts=tuple(left[lang] for left in drawn.lefts),
        unit=drawn.unit,
        seed=drawn.seed,
    )


def told_in(drawn: Drawn, marked: Marked, lang: Lang) -> Told:
    """A judged answer in one language."""
    by_option = {reason.option: reason.text[lang] for reason in marked.reasons}
    return Told(
        correct=marked.correct,
        given=marked.given[lang],
        right=marked.right,
        right_text=marked.right_answer[lang],
        reasons=tuple(by_option.get(place, "") for place in range(len(drawn.options))),
        reason=by_option.get(None, ""),
        explanation=marked.explanation[lang],
    )


def where(place: tuple[int, int], seed: int, lang: Lang, width: int, wide: bool) -> Content:
    """`3 / 9` and the seed: under one another beside the question, in one line above it."""
    number = ink.line((f"{place[0]} / {place[1]}", ink.QUIET))
    told = ink.line((say("tui.quiz.seed", lang, seed=seed), ink.QUIET))
    return ink.stack([number, Content(""), told]) if wide else ink.spread(number, told, width)


def code(source: str, width: int) -> Content:
    """The code of a question, on a surface of its own."""
    if not source:
        return Content("")
    lines = source.splitlines()
    wide = min(width, max(map(len, lines)) + 4)
    surface = "$foreground on $surface"
    return ink.stack(ink.line((f"  {line}".ljust(wide), surface)) for line in lines)


def how(kind: Kind, lang: Lang) -> Content:
    """How to answer, where it is not the one digit."""
    return quiet(say(f"tui.quiz.{kind}", lang)) if kind != "choice" else Content("")


def quiet(text: str) -> Content:
    return ink.line((text, ink.QUIET))


def back(tonight: bool, due: datetime | None, today: date, lang: Lang) -> str:
    """When the question comes again, as one says it."""
    if tonight:
        return say("tui.quiz.tonight", lang)
    if due is None:
        return ""
    day = due.astimezone().date()
    if day <= today:
        return say("tui.quiz.today", lang)
    if day == today + timedelta(days=1):
        return say("tui.quiz.tomorrow", lang)
    return say("tui.quiz.on", lang, day=long_day(day, lang))


def after(source: str, back: str, rating: int | None, lang: Lang, width: int) -> Content:
    """Where the question comes from, when it comes again, and the rating."""
    section = ink.line((say("tui.quiz.from", lang).ljust(LABEL), ink.QUIET), source, ("   s", ink.KEY))
    if not back:
        return section
    returns = ink.line((say("tui.quiz.returns", lang).ljust(LABEL), ink.QUIET), back)
    rated = ratings(rating or 0, lang)
    fits = returns.cell_length + 3 + rated.cell_length <= width
    gap = "   " if fits else "\n" + " " * LABEL
    return ink.stack([section, Content.assemble(returns, gap, rated)])


def end(summary: QuizSummary, sections: Sequence[str], lang: Lang, width: int) -> Content:
    """How it went, and what is worth reading again."""
    told = say(summary.text_key, lang, right=summary.right, asked=summary.asked)
    parts = [wrapped(f"{'✓ ' if summary.passed else ''}{told}", width, 0, ink.STRONG)]
    counts = [
        plural(f"tui.quiz.{name}", lang, len(questions))
        for name, questions in (("later", summary.later), ("missed", summary.missed))
        if questions and summary.kind != "know"
    ]
    if counts:
        parts.append(wrapped(" ".join(counts), width, 0, ink.PLAIN))
    if sections:
        first = ink.line(f"  {sections[0]}", ("   s", ink.KEY))
        rows = [first, *(ink.line(f"  {section}") for section in sections[1:])]
        parts.append(ink.stack([quiet(say("tui.quiz.worth", lang)), *rows]))
    return Content("\n\n").join(parts)
