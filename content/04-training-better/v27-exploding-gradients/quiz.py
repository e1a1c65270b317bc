"""Numbers for the randomised questions of V27."""

from __future__ import annotations

import math
import random

TRIPLES = [(3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10), (5, 12, 13), (12, 5, 13), (8, 15, 17), (15, 8, 17)]
"""Sides and hypotenuse: gradients with a whole length."""


def clean(number: float) -> float:
    """Without the dust of binary fractions."""
    return round(number, 6)


def distinct(answer: float, traps: dict[str, float]) -> dict[str, float]:
    """Traps that differ from the answer and from each other."""
    found: dict[str, float] = {}
    for name, value in traps.items():
        if value != answer and value not in found.values():
            found[name] = value
    return found


def by_norm(rng: random.Random) -> dict[str, object]:
    """The second entry of a gradient of two, shortened to the length c."""
    while True:
        a, b, norm = rng.choice(TRIPLES)
        c = rng.choice([1, 2, 3, 4])
        answer = round(b * c / norm, 2)
        traps = {"value": float(min(b, c)), "norm": round(b / norm, 2), "sum": round(b * c / (a + b), 2)}
        if c < norm and answer not in traps.values():
            break
    values = {"a": a, "b": b, "c": c, "norm": norm, "factor": round(c / norm, 4)}
    return {"values": values, "answer": answer, "traps": distinct(answer, traps)}


def by_value(rng: random.Random) -> dict[str, object]:
    """The sum of four entries, each cut to [−c, c]; some are cut, some are not."""
    while True:
        c = rng.choice([0.5, 1, 2])
        g = [
            clean(sign * c * times)
            for sign, times in zip((1, -1, 1, -1), rng.sample([0.2, 0.4, 2, 3, 5], 4), strict=True)
        ]
        rng.shuffle(g)
        cut = [max(-c, min(c, entry)) for entry in g]
        answer = clean(sum(cut))
        traps = {"uncut": clean(sum(g)), "above": clean(sum(min(c, entry) for entry in g))}
        if len({answer, *traps.values()}) == 3:
            break
    values = {"g": ", ".join(f"{entry:g}" for entry in g).replace("-", "−"), "c": c}
    values["cut"] = ", ".join(f"{entry:g}" for entry in cut).replace("-", "−")
    return {"values": values, "answer": answer, "traps": traps}


def growth(rng: random.Random) -> dict[str, object]:
    """factorᴸ, rounded to a whole number."""
    factor, layers = rng.choice([1.2, 1.5, 2, 3]), rng.choice([4, 5, 6, 8, 10])
    answer = round(factor**layers)
    traps = {"linear": round(factor * layers), "one_less": round(factor ** (layers - 1))}
    return {
        "values": {"factor": factor, "layers": layers},
        "answer": answer,
        "traps": distinct(answer, traps),
    }


def together(rng: random.Random) -> dict[str, object]:
    """The common length of two arrays whose own lengths are p and q."""
    while True:
        (a, b, p), (d, e, q) = rng.sample(TRIPLES, 2)
        answer = round(math.hypot(p, q), 2)
        traps = {"sum": float(p + q), "largest": float(max(p, q)), "squared": float(p * p + q * q)}
        if p != q and answer not in traps.values():
            break
    return {"values": {"a": a, "b": b, "d": d, "e": e, "p": p, "q": q}, "answer": answer, "traps": traps}
