"""Dates as a person says them."""

from __future__ import annotations

from datetime import date

from tutor.texts import Lang, say


def long_day(day: date, lang: Lang) -> str:
    """`Monday 23 Nov`."""
    return f"{_word('weekdays', day.weekday(), lang)} {short_day(day, lang)}"


def short_day(day: date, lang: Lang) -> str:
    """`23 Nov`."""
    return f"{day.day} {_word('months', day.month - 1, lang)}"


def weekday_short(day: date, lang: Lang) -> str:
    """Three letters."""
    return _word("weekdays_short", day.weekday(), lang)


def week_initials(lang: Lang) -> list[str]:
    """What stands before the rows of a heat map: every second day is named."""
    return [_word("weekdays", weekday, lang)[0] if weekday % 2 == 0 else "" for weekday in range(7)]


def _word(table: str, index: int, lang: Lang) -> str:
    return say(f"dates.{table}", lang).split()[index]
