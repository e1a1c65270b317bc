"""Numbers for the randomised questions of V45."""

from __future__ import annotations

import random


def _square(rng: random.Random) -> list[list[int]]:
    """A 4×4 map whose four windows have one maximum each, not in the same place everywhere."""
    while True:
        rows = [[rng.randint(0, 9) for _ in range(4)] for _ in range(4)]
        if all(window.count(max(window)) == 1 for window in _windows(rows)):
            return rows


def _windows(rows: list[list[int]]) -> list[list[int]]:
    return [[rows[top + u][left + v] for u in (0, 1) for v in (0, 1)] for top in (0, 2) for left in (0, 2)]


def _named(rows: list[list[int]]) -> dict[str, object]:
    return {f"r{place}": "[" + " ".join(map(str, row)) + "]" for place, row in enumerate(rows)}


def max_map(rng: random.Random) -> dict[str, object]:
    """The four maxima of a 4×4 map, row by row."""
    rows = _square(rng)
    answer = [max(window) for window in _windows(rows)]
    return {"values": _named(rows), "answer": answer}


def average(rng: random.Random) -> dict[str, object]:
    """The average of one window; quarters are exact."""
    while True:
        a, b, c, d = (rng.randint(0, 9) for _ in range(4))
        total, largest = a + b + c + d, max(a, b, c, d)
        if total != 4 * largest and total > 0:
            break
    values = {"a": a, "b": b, "c": c, "d": d, "total": total}
    traps = {"max": largest, "sum": total, "row": (a + b) / 2}
    answer = total / 4
    kept, seen = {}, {answer}
    for name, value in traps.items():
        if value not in seen:
            kept[name] = value
            seen.add(value)
    return {"values": values, "answer": answer, "traps": kept}


def size(rng: random.Random) -> dict[str, object]:
    """Shape after a pool of 2×2, stride 2, on maps of an odd or even side."""
    channels, n = rng.choice([8, 16, 32]), rng.randint(9, 40)
    return {"values": {"C": channels, "n": n, "o": n // 2}, "answer": [channels, n // 2, n // 2]}


def network(rng: random.Random) -> dict[str, object]:
    """conv 3×3, pool, conv 3×3, pool, dense 10 on 28×28: only the filters vary; 32 and 32 give 17,578."""
    first, second = rng.choice([(32, 32), (8, 16), (16, 16), (16, 32), (10, 20)])
    one, two, dense = 10 * first, (9 * first + 1) * second, (25 * second + 1) * 10
    values = {"A": first, "B": second, "one": one, "two": two, "flat": 25 * second, "dense": dense}
    traps = {"no_bias": 9 * first + 9 * first * second + 250 * second, "grey": one + 10 * second + dense}
    return {"values": values, "answer": one + two + dense, "traps": traps}
