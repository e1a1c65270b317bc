"""What the home page says, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from textual.content import Content

from tutor.study.views import HomeView, UnitProgress
from tutor.texts import Lang, plural, say
from tutor.tui.paint import ink
from tutor.tui.paint.bars import CAPSTONE, forecast, heat_map
from tutor.tui.paint.dates import short_day

LABEL_WIDTH = 17
KEY_WIDTH = 7
DETAIL = KEY_WIDTH + LABEL_WIDTH
"""Where the last column of a step begins."""
ACTIVITY_WIDTH = 21
"""Columns that the streak and a heat map worth looking at take; with less they are left out."""


def steps(rows: Sequence[tuple[str, str, str]], roomy: bool, width: int) -> Content:
    """(key, what, which) rows; the first is the main thing. The last column folds under itself."""
    room = max(1, width - DETAIL)
    lines = [
        ink.line(
            (key.ljust(KEY_WIDTH), ink.KEY),
            (label.ljust(LABEL_WIDTH), ink.PLAIN if index else ink.STRONG),
            (f"\n{' ' * DETAIL}".join(textwrap.wrap(detail, room)), ink.QUIET if index else ink.PLAIN),
        )
        for index, (key, label, detail) in enumerate(rows)
    ]
    return Content("\n\n" if roomy else "\n").join(lines)


def continue_text(view: HomeView, lang: Lang, width: int) -> str:
    """`V38 Adam · Bias correction, page 4 / 7`; less of it where there is no room."""
    number, pages = view.page
    page = say("tui.home.page", lang, number=number, of=pages)
    unit, title = view.place.unit.upper(), view.place_title[lang]
    ways = [f"{unit} {title}", f"{unit} {ink.titled(title, 0)}"]
    if view.page_title is not None:
        where = view.page_title[lang]
        ways = [f"{way} · {where}" for way in [*ways, unit]] + [f"{unit} · {ink.titled(where, 0)}", *ways]
    said = [f"{way}, {page}" for way in ways]
    return next((way for way in said if len(way) <= width), said[-1])


def review_text(view: HomeView, lang: Lang) -> str:
    if not view.due:
        return say("tui.home.nothing_due", lang)
    asks, minutes = plural("tui.questions", lang, view.due), plural("tui.minutes", lang, view.minutes)
    return say("tui.home.review_detail", lang, questions=asks, minutes=minutes)


def lab_text(view: HomeView, lang: Lang) -> str:
    """The lab that was worked on last; there must be one."""
    assert view.lab is not None
    earned, possible = view.lab.points
    points = say("tui.home.points", lang, earned=earned, possible=possible)
    when = view.lab.last_grade
    if when is None:
        return f"{view.lab.id} · {points}"
    day = when.astimezone().date()
    told = say("tui.home.today", lang) if day == view.today else short_day(day, lang)
    return f"{view.lab.id} · {points}, {say('tui.home.graded', lang, day=told)}"


def activity(view: HomeView, lang: Lang, width: int, roomy: bool) -> Content:
    """Streak and heat map; with room, what comes up this week too."""
    weeks = max(1, (width - 3) // 2)
    heat = heat_map(view.heat, view.today, weeks, lang)
    streak = ink.line((plural("tui.home.streak", lang, view.streak.days), ink.STRONG))
    active, of = view.streak.active_of_last
    last = ink.line((say("tui.home.active", lang, n=active, of=of), ink.QUIET))
    if not roomy:
        indent = Content("   ")
        return ink.stack([*heat, Content.assemble(indent, streak), Content.assemble(indent, last)])
    blank = Content("")
    coming = ink.line((say("tui.coming_up", lang), ink.STRONG))
    return ink.stack(
        [
            streak,
            blank,
            *heat,
            blank,
            last,
            blank,
            blank,
            coming,
            blank,
            *forecast(view.forecast[: width // 5], lang),
        ]
    )


def unit_line(unit: UnitProgress, lang: Lang, width: int) -> Content:
    """`V38  Adam   read 4 / 7 · quiz 5 / 9 · lab 5 / 8 · 2 questions due`, in two lines if need be."""
    name = ink.line((unit.id.upper().ljust(5), ink.ACCENT))
    if unit.title is None:
        return Content.assemble(name, ink.line((say("tui.home.not_written", lang), ink.QUIET)))
    counts = {"read": unit.read, "quiz": unit.quiz, "lab": unit.lab_points}
    parts = [f"{say(f'tui.home.{room}', lang)} {done} / {of}" for room, (done, of) in counts.items() if of]
    if unit.due:
        parts.append(plural("tui.home.questions_due", lang, unit.due))
    parts += [f"{CAPSTONE} {lab}" for lab in unit.capstones]
    told = " · ".join(parts)
    title = unit.title[lang]
    gap = "   " if 5 + len(title) + 3 + len(told) <= width else "\n     "
    return Content.assemble(name, ink.line((title, ink.STRONG), (f"{gap}{told}", ink.QUIET)))
