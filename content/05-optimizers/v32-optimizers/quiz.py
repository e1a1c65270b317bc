"""Numbers for the randomised questions of V32."""

from __future__ import annotations

import random


def _kept(traps: dict[str, float], answer: float) -> dict[str, float]:
    """The traps that differ from the answer and from each other."""
    kept: dict[str, float] = {}
    for name, value in traps.items():
        if value != answer and value not in kept.values():
            kept[name] = value
    return kept


def ravine_step(rng: random.Random) -> dict[str, object]:
    """One step of y on L = x² + 10 y²."""
    x, y, lr = rng.choice([2, 3, 4]), rng.choice([1, 2, -1, 5]), rng.choice([0.01, 0.02, 0.04])
    g = 20 * y
    answer = round(y - lr * g, 4)
    traps = {
        "uphill": round(y + lr * g, 4),
        "half": round(y - lr * 10 * y, 4),
        "other": round(y - lr * 2 * x, 4),
    }
    return {"values": {"x": x, "y": y, "lr": lr, "g": g}, "answer": answer, "traps": _kept(traps, answer)}


def rate_limit(rng: random.Random) -> dict[str, object]:
    """The largest stable rate 2 / a of the steepest direction."""
    gentle, steep = rng.choice([1, 2]), rng.choice([5, 8, 10, 20, 40, 50])
    answer = round(2 / steep, 4)
    traps = {"gentle": round(2 / gentle, 4), "one": round(1 / steep, 4)}
    return {"values": {"gentle": gentle, "steep": steep}, "answer": answer, "traps": _kept(traps, answer)}


def decay(rng: random.Random) -> dict[str, object]:
    """Step decay η₀ · factor^⌊t / every⌋."""
    lr, every, times = rng.choice([0.1, 0.4, 0.8]), rng.choice([5, 10, 20]), rng.choice([2, 3])
    t = every * times + rng.randint(1, every - 1)
    answer = round(lr * 0.5**times, 4)
    traps = {"one_more": round(lr * 0.5 ** (times + 1), 5), "once": round(lr * 0.5, 4)}
    return {
        "values": {"lr": lr, "every": every, "t": t, "times": times},
        "answer": answer,
        "traps": _kept(traps, answer),
    }
