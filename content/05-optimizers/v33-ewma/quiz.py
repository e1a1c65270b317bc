"""Numbers for the randomised questions of V33."""

from __future__ import annotations

import random


def third_value(rng: random.Random) -> dict[str, object]:
    """V_3 from three values, started at 0, with β = 0.5: every intermediate result is short."""
    a, b, c = rng.sample(range(2, 17, 2), 3)
    v1 = a / 2
    v2 = v1 / 2 + b / 2
    v3 = v2 / 2 + c / 2
    traps = {
        "mean": round((a + b + c) / 3, 3),
        "last_two": (b + c) / 2,
    }
    wanted = {name: value for name, value in traps.items() if value != v3}
    unique = {name: value for name, value in wanted.items() if list(wanted.values()).count(value) == 1}
    return {"values": {"a": a, "b": b, "c": c, "v1": v1, "v2": v2}, "answer": v3, "traps": unique}


def weight_back(rng: random.Random) -> dict[str, object]:
    """The weight of a value k steps old."""
    beta, k = rng.choice([0.5, 0.8, 0.9]), rng.choice([1, 2, 3])
    answer = round((1 - beta) * beta**k, 4)
    traps = {"no_share": round(beta**k, 4), "one_more": round((1 - beta) * beta ** (k + 1), 4)}
    traps = {name: value for name, value in traps.items() if value != answer}
    return {"values": {"beta": beta, "k": k, "rest": round(1 - beta, 1)}, "answer": answer, "traps": traps}


def time_constant(rng: random.Random) -> dict[str, object]:
    """1 / (1 − β) for a β that gives a whole number."""
    n = rng.choice([2, 4, 5, 10, 20, 25, 50, 100])
    beta = round(1 - 1 / n, 2)
    values = {"beta": beta, "rest": round(1 - beta, 2), "older": round(beta**n, 2)}
    return {"values": values, "answer": n, "traps": {"lag": n - 1}}


def first_corrected(rng: random.Random) -> dict[str, object]:
    """The correction of V_2 with β = 0.9: divided by 1 − 0.81 = 0.19."""
    hat = rng.choice([3, 4, 5, 6, 8])
    v = round(hat * 0.19, 2)
    traps = {"by_share": round(v / 0.1, 2), "by_power": round(v / 0.81, 2)}
    return {"values": {"v": v}, "answer": hat, "traps": traps}
