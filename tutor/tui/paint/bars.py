"""Small pictures made of characters: levels, shares, the heat map and what is coming up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from tutor.study.views import DayForecast, HeatDay
from tutor.texts import Lang
from tutor.tui.paint import ink
from tutor.tui.paint.dates import week_initials, weekday_short

CAPSTONE = "◆"
EIGHTHS = "▁▂▃▄▅▆▇"
HEAT_INKS = (ink.FAINT, "$accent 35%", "$accent 60%", "$accent 80%", ink.ACCENT)


def level_bar(level: float) -> str:
    """A block whose height is `level` (0..1); nothing done is the thin line ▁."""
    return EIGHTHS[round(min(1.0, max(0.0, level)) * (len(EIGHTHS) - 1))]


def share_bar(part: float, width: int) -> str:
    """A line `part` (0..1) of `width` columns long, to half a column."""
    halves = round(min(1.0, max(0.0, part)) * 2 * width)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(width)


def heat_map(days: Sequence[HeatDay], today: date, weeks: int, lang: Lang) -> list[Content]:
    """Seven rows, Monday first; one column a week, this week last. Days to come stay blank."""
    levels = {day.day: day.level for day in days}
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    initials = week_initials(lang)
    rows = []
    for weekday in range(7):
        row: list[ink.Piece] = [(initials[weekday].ljust(3), ink.QUIET)]
        for week in range(weeks):
            day = monday + timedelta(days=7 * week + weekday)
            if day <= today:
                row.append(_heat_cell(levels.get(day, 0)))
        rows.append(ink.line(*row))
    return rows


def _heat_cell(level: int) -> ink.Piece:
    return ("■ " if level else "· ", HEAT_INKS[min(level, len(HEAT_INKS) - 1)])


def forecast(days: Sequence[DayForecast], lang: Lang) -> list[Content]:
    """Three rows: a bar, the number and the weekday of each coming day, five columns a day."""
    most = max((day.count for day in days), default=0) or 1
    bars = "".join((level_bar(day.count / most) * 2).ljust(5) for day in days)
    numbers = "".join(str(day.count).ljust(5) for day in days)
    names = "".join(weekday_short(day.day, lang).ljust(5) for day in days)
    return [ink.line((bars, ink.ACCENT)), ink.line(numbers), ink.line((names, ink.QUIET))]
