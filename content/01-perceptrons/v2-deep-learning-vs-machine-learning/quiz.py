"""Numbers for the randomised questions of V2."""

from __future__ import annotations

import random


def overtake(rng: random.Random) -> dict[str, object]:
    """Accuracy tables of a classical and a deep model; where does the deep one lead for good? Both rise with data."""
    sizes = [100, 1000, 10000, 100000]
    at = rng.randint(1, 3)
    start = rng.randint(70, 76)
    classical = [start + 3 * step + rng.randint(0, 1) for step in range(4)]
    behind = sorted((rng.randint(4, 8) for _ in range(at)), reverse=True)
    ahead = sorted(rng.randint(2, 6) for _ in range(4 - at))
    gaps = [-gap for gap in behind] + ahead
    deep = [accuracy + gap for accuracy, gap in zip(classical, gaps, strict=True)]
    values = {f"c{i + 1}": classical[i] for i in range(4)} | {f"d{i + 1}": deep[i] for i in range(4)}
    traps = {"before": sizes[at - 1]}
    if at < 3:
        traps["last"] = sizes[3]
    return {"values": values, "answer": sizes[at], "traps": traps}


def hidden_units(rng: random.Random) -> dict[str, object]:
    """h1 - h2 with thresholds on x1 + x2: the output for drawn inputs and thresholds."""
    x1, x2 = rng.randint(0, 4), rng.randint(0, 4)
    low = rng.randint(1, 3)
    high = low + rng.randint(2, 4)
    total = x1 + x2
    h1, h2 = int(total >= low), int(total >= high)
    values = {"x1": x1, "x2": x2, "low": low, "high": high, "total": total, "h1": h1, "h2": h2}
    traps = {"sum": h1 + h2} if h1 + h2 != h1 - h2 else {}
    return {"values": values, "answer": h1 - h2, "traps": traps}
