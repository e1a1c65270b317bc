"""Days in a row, fairly counted, and the heat map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta, tzinfo

from tutor.recall.days import local_day
from tutor.recall.schedule import Memory
from tutor.store.events import Answered, Entry, Graded, Known, Read, Started, Trained, standing

ACTIVITY = (Read, Answered, Graded, Trained, Started, Known)
"""What makes a day a day of learning. Reviews go with answers and grades."""
HEAT_LEVELS = (1, 10, 25, 50)
"""Things done in a day that reach level 1, 2, 3, 4."""
_DAY = timedelta(days=1)


def activity(entries: Iterable[Entry], zone: tzinfo | None = None) -> Counter[date]:
    """How many things were done on each local day with any."""
    return Counter(local_day(event.at, zone) for _, event in standing(entries) if isinstance(event, ACTIVITY))


def waiting_days(memory: Memory, now: datetime, zone: tzinfo | None = None) -> set[date]:
    """The local days, up to today, on which a card was due at some moment."""
    open_now = [(card.due, now) for card in memory.cards.values() if card.due <= now]
    days: set[date] = set()
    for start, end in (*memory.waiting, *open_now):
        day, last = local_day(start, zone), local_day(end, zone)
        while day <= last:
            days.add(day)
            day += _DAY
    return days


def current_streak(active: Collection[date], waiting: Collection[date], today: date) -> int:
    """Active days without a break, up to today. A break is a day without activity on which something was due.

    Today is no break before it is over.
    """
    last_break = max((day for day in waiting if day < today and day not in active), default=date.min)
    return sum(last_break < day <= today for day in set(active))


def longest_streak(active: Collection[date], waiting: Collection[date]) -> int:
    """The longest streak there ever was."""
    longest = count = 0
    for day in sorted({*active, *waiting}):
        count = count + 1 if day in active else 0
        longest = max(longest, count)
    return longest


def heat_map(counts: Counter[date], today: date, days: int = 42) -> tuple[tuple[date, int], ...]:
    """(day, level 0..4) of the last `days` days, today last."""
    span = (today - (days - 1 - n) * _DAY for n in range(days))
    return tuple((day, sum(counts[day] >= least for least in HEAT_LEVELS)) for day in span)
