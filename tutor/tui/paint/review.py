"""What the review page says before it begins."""

from __future__ import annotations

from datetime import date, datetime

from textual.content import Content

from tutor.study.views import ReviewRow, ReviewView
from tutor.texts import Lang, plural, say
from tutor.tui.paint import ink
from tutor.tui.paint.bars import forecast, share_bar
from tutor.tui.paint.dates import long_day

BAR_WIDTH = 14
OTHERS = 53
"""Columns of everything in a row but its title."""
LONGEST_TITLE = 50


def sentence(view: ReviewView, lang: Lang) -> Content:
    """How much is due; or that nothing is, and when something will be."""
    if view.total:
        asks, minutes = plural("tui.questions", lang, view.total), plural("tui.minutes", lang, view.minutes)
        head = say("tui.review.due", lang, questions=asks, minutes=minutes)
        return ink.line((head, ink.STRONG), f" {say('tui.review.mixed', lang)}")
    if view.next_due is None:
        return ink.line(
            (say("tui.review.none_yet", lang), ink.STRONG), f" {say('tui.review.none_yet_why', lang)}"
        )
    return ink.line(
        (say("tui.review.nothing", lang), ink.STRONG), f" {_next(view.next_due, view.today, lang)}"
    )


def _next(due: datetime, today: date, lang: Lang) -> str:
    local = due.astimezone()
    if local.date() <= today:
        return say("tui.review.next_today", lang, time=f"{local:%H:%M}")
    return say("tui.review.next", lang, day=long_day(local.date(), lang))


def table(view: ReviewView, lang: Lang, width: int, roomy: bool) -> Content:
    """One row a unit: how many questions, how much is likely still known, and why it is asked early."""
    columns = (say(f"tui.review.{name}", lang) for name in ("unit", "asks", "known"))
    unit, asks, known = columns
    title = max(8, min(LONGEST_TITLE, width - OTHERS))
    header = ink.line((f"{unit:<{5 + title}}{asks:>5}    {known}", ink.QUIET))
    rows = Content("\n\n" if roomy else "\n").join([_row(row, title, lang) for row in view.rows])
    return ink.stack([header, rows])


def _row(row: ReviewRow, width: int, lang: Lang) -> Content:
    note = say(f"tui.review.{row.note}", lang) if row.note else ""
    return ink.line(
        (row.unit.upper().ljust(5), ink.QUIET),
        ink.fit(ink.titled(row.title[lang], width), width),
        f"{row.asks:>5}    ",
        (share_bar(row.retrievability, BAR_WIDTH), ink.ACCENT),
        f"{round(100 * row.retrievability):>5} %   ",
        (note, ink.QUIET),
    )


def coming(view: ReviewView, lang: Lang) -> Content:
    """The week ahead, and the daily limit with the command that changes it."""
    title = ink.line((say("tui.coming_up", lang), ink.QUIET))
    limit = ink.line((say("tui.review.limit", lang, n=view.daily_limit), ink.QUIET))
    return ink.stack([title, *forecast(view.forecast[:7], lang), Content(""), limit])
