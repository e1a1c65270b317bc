"""Numbers for the randomised questions of V36."""

from __future__ import annotations

import random


def _kept(traps: dict[str, float], answer: float) -> dict[str, float]:
    """The traps that differ from the answer and from each other."""
    kept: dict[str, float] = {}
    for name, value in traps.items():
        if value != answer and value not in kept.values():
            kept[name] = value
    return kept


def second_step(rng: random.Random) -> dict[str, object]:
    """The second step after gradients whose squares sum to a square."""
    g1, g2, root = rng.choice(
        [(3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10), (12, 9, 15), (9, 12, 15), (12, 16, 20)]
    )
    lr = rng.choice([0.1, 0.5, 1])
    answer = round(lr * g2 / root, 4)
    traps = {
        "only_now": lr,
        "no_root": round(lr * g2 / root**2, 4),
        "sum_not_squares": round(lr * g2 / (g1 + g2), 3),
    }
    values = {"g1": g1, "g2": g2, "lr": lr, "root": root, "G": root**2, "s1": g1**2, "s2": g2**2}
    return {"values": values, "answer": answer, "traps": _kept(traps, answer)}


def rate_after(rng: random.Random) -> dict[str, object]:
    """The rate η / √(t g²) after t equal gradients."""
    root, g, lr = rng.choice([2, 4, 5, 10, 20]), rng.choice([0.5, 1, 2, 4]), rng.choice([0.1, 1])
    t = root**2
    answer = round(lr / (root * g), 5)
    traps = {
        "divided_by_t": round(lr / (t * g), 5),
        "no_size": round(lr / root, 5),
        "no_root": round(lr / (t * g * g), 6),
    }
    values = {"t": t, "g": g, "lr": lr, "root": round(root * g, 4), "G": round(t * g * g, 4)}
    return {"values": values, "answer": answer, "traps": _kept(traps, answer)}


def ratio(rng: random.Random) -> dict[str, object]:
    """How many times larger the rate of the weight with the smaller gradients is."""
    n, big = rng.choice([50, 100, 400]), rng.choice([1, 2, 5])
    times = rng.choice([4, 5, 10, 20])
    small = round(big / times, 4)
    values = {"n": n, "big": big, "small": small, "square": times**2}
    return {"values": values, "answer": times, "traps": {"equal": 1, "square": times**2}}
