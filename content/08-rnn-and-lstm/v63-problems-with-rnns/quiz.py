"""Numbers for the randomised questions of V63."""

from __future__ import annotations

import math
import random


def factor(rng: random.Random) -> dict[str, object]:
    """W_h (1 − h²) to the power k, two decimals."""
    w, h, k = rng.choice([0.8, 0.9, 1.1, 1.2, 1.5]), rng.choice([0.2, 0.4, 0.5, 0.6]), rng.choice([2, 3, 4])
    one = w * (1 - h * h)
    answer = one**k
    traps = {
        "no_slope": w**k,
        "no_weight": (1 - h * h) ** k,
        "added": k * one,
        "slope_of_h": (w * (1 - h)) ** k,
    }
    kept: dict[str, float] = {}
    for name, value in traps.items():
        if all(abs(value - other) > 0.02 for other in (answer, *kept.values())):
            kept[name] = value
    values = {"w": w, "h": h, "k": k, "one": round(one, 4)}
    return {"values": values, "answer": answer, "traps": kept}


def how_far(rng: random.Random) -> dict[str, object]:
    """The smallest number of steps after which fᵏ is below the limit."""
    while True:
        f, limit = rng.choice([0.5, 0.6, 0.7, 0.8, 0.9]), rng.choice([0.1, 0.01, 0.001])
        exact = math.log(limit) / math.log(f)
        if abs(exact - round(exact)) > 0.05:
            break
    answer = math.ceil(exact)
    traps = {"too_early": answer - 1}
    linear = math.ceil((1 - limit) / (1 - f))
    if linear not in (answer, answer - 1):
        traps["linear"] = linear
    values = {"f": f, "limit": limit, "before": answer - 1}
    return {"values": values, "answer": answer, "traps": traps}


def clipped(rng: random.Random) -> dict[str, object]:
    """First entry of a gradient after clipping by norm; the norm is whole."""
    a, b, norm = rng.choice([(3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10), (5, 12, 13), (12, 5, 13)])
    limit = rng.choice([1, 2])
    answer = a * limit / norm
    traps = {"by_value": limit, "unchanged": a, "squared": a * limit / norm**2}
    values = {"a": a, "b": b, "norm": norm, "limit": limit}
    return {"values": values, "answer": answer, "traps": traps}


def stretch(rng: random.Random) -> dict[str, object]:
    """Largest singular value of a diagonal matrix with signs."""
    low, high = rng.choice([0.2, 0.3, 0.4, 0.5]), rng.choice([0.7, 0.8, 1.2, 1.4])
    p, q = rng.choice([(low, -high), (-high, low)])
    values = {"p": p, "q": q, "high": high}
    return {
        "values": values,
        "answer": high,
        "traps": {"signed": -high, "smallest": low, "product": round(low * high, 4)},
    }
