"""Numbers for the randomised questions of V80."""

from __future__ import annotations

import math
import random


def runs(rng: random.Random) -> dict[str, object]:
    """One run for each word and one for <end>."""
    n = rng.randint(4, 20)
    return {"values": {"n": n}, "answer": n + 1, "traps": {"no_end": n, "one": 1}}


def rows(rng: random.Random) -> dict[str, object]:
    """1 + 2 + … + n."""
    n = rng.choice([6, 8, 10, 12, 20, 50, 100])
    traps = {"square": n * n, "cached": n}
    return {"values": {"n": n, "next": n + 1}, "answer": n * (n + 1) // 2, "traps": traps}


def mean_loss(rng: random.Random) -> dict[str, object]:
    """Mean of −ln p over three words; a fourth position is padding."""
    p, q, r = rng.sample([0.1, 0.2, 0.25, 0.4, 0.5, 0.8], 3)
    total = -math.log(p * q * r)
    traps = {"by_four": round(total / 4, 3), "summed": round(total, 3)}
    return {"values": {"p": p, "q": q, "r": r}, "answer": round(total / 3, 3), "traps": traps}


def beam(rng: random.Random) -> dict[str, object]:
    """The larger first step leads to the smaller product."""
    a, after_a, b, after_b = rng.choice(
        [
            (0.6, 0.4, 0.4, 0.9),
            (0.7, 0.3, 0.3, 0.9),
            (0.6, 0.5, 0.4, 0.8),
            (0.5, 0.4, 0.4, 0.8),
            (0.6, 0.3, 0.3, 0.8),
            (0.5, 0.5, 0.4, 0.9),
        ]
    )
    values = {"a": a, "b": b, "after_a": after_a, "after_b": after_b, "greedy": round(a * after_a, 2)}
    traps = {"greedy": round(a * after_a, 2), "added": round(b + after_b, 2)}
    return {"values": values, "answer": round(b * after_b, 2), "traps": traps}
