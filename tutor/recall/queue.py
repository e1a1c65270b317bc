"""What to ask now, in which order, and how much will come in the next days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, tzinfo

from tutor.recall.days import local_day
from tutor.recall.schedule import Card, retrievability


def is_due(card: Card, now: datetime, zone: tzinfo | None = None) -> bool:
    """Intervals of days end with the morning of their day, short steps at their minute."""
    if card.state == "review":
        return local_day(card.due, zone) <= local_day(now, zone)
    return card.due <= now


def due(
    cards: Mapping[str, Card],
    now: datetime,
    limit: int,
    seen_today: Collection[str] = (),
    zone: tzinfo | None = None,
) -> list[str]:
    """Question ids to ask now: the most forgotten ones, mixed by unit.

    `limit` is how many different questions a day brings at most; `seen_today` are those it has brought
    already, and one of them that is due again is asked beyond the limit.
    """
    waiting = sorted(
        (retrievability(card, now), card.due, question)
        for question, card in cards.items()
        if is_due(card, now, zone)
    )
    questions = [question for _, _, question in waiting]
    fresh = [question for question in questions if question not in seen_today]
    allowed = set(fresh[: max(0, limit - len(seen_today))])
    chosen = [question for question in questions if question in allowed or question in seen_today]
    return interleaved(chosen, {question: cards[question].unit for question in chosen})


def interleaved(questions: list[str], unit_of: Mapping[str, str]) -> list[str]:
    """The same questions with no unit twice in a row where that can be avoided, else as early as given."""
    queues: dict[str, list[str]] = defaultdict(list)
    for question in reversed(questions):
        queues[unit_of[question]].append(question)
    rank = {question: place for place, question in enumerate(questions)}
    ordered: list[str] = []
    previous = ""
    for left in range(len(questions), 0, -1):
        unit = _next_unit(queues, rank, previous, left)
        ordered.append(queues[unit].pop())
        if not queues[unit]:
            del queues[unit]
        previous = unit
    return ordered


def _next_unit(queues: Mapping[str, list[str]], rank: Mapping[str, int], previous: str, left: int) -> str:
    """The unit of the earliest question, unless another holds more than half of what is left."""
    others = [unit for unit in queues if unit != previous] or list(queues)
    largest = max(others, key=lambda unit: len(queues[unit]))
    if 2 * len(queues[largest]) > left:
        return largest
    return min(others, key=lambda unit: rank[queues[unit][-1]])


def forecast(
    cards: Mapping[str, Card], now: datetime, days: int = 7, zone: tzinfo | None = None
) -> tuple[tuple[date, int], ...]:
    """How many cards come due on each of the next local days; today holds all that wait already."""
    today = local_day(now, zone)
    counts = Counter(max(today, local_day(card.due, zone)) for card in cards.values())
    return tuple((day, counts[day]) for day in (today + timedelta(days=n) for n in range(days)))


def next_due(cards: Mapping[str, Card], now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """When the next card comes that does not wait yet."""
    return min((card.due for card in cards.values() if not is_due(card, now, zone)), default=None)
