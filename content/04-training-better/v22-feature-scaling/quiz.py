"""Numbers for the randomised questions of V22."""

from __future__ import annotations

import random


def z_score(rng: random.Random) -> dict[str, object]:
    """A value, a mean and a deviation whose z-score has one decimal."""
    mean, deviation = rng.choice([40, 50, 60, 70]), rng.choice([4, 5, 8, 10])
    z = rng.choice([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])
    x = mean + z * deviation
    traps = {"not_divided": x - mean, "variance": round((x - mean) / deviation**2, 4), "reversed": -z}
    return {"values": {"x": x, "mean": mean, "sd": deviation, "diff": x - mean}, "answer": z, "traps": traps}


def min_max(rng: random.Random) -> dict[str, object]:
    """A test value that may lie outside the range of the training rows."""
    low, span = rng.choice([10, 20, 30]), rng.choice([20, 40, 50])
    share = rng.choice([-0.2, -0.1, 0.3, 0.7, 1.1, 1.3])
    x = round(low + share * span, 2)
    clipped = min(max(share, 0.0), 1.0)
    traps = {"by_max": round(x / (low + span), 4)}
    if clipped != share and clipped != traps["by_max"]:
        traps["clipped"] = clipped
    return {"values": {"low": low, "high": low + span, "x": x, "span": span}, "answer": share, "traps": traps}


def column_deviation(rng: random.Random) -> dict[str, object]:
    """Three evenly spaced values: the population deviation is d·√(2/3)."""
    middle, d = rng.choice([10, 20, 50]), rng.choice([3, 6, 9, 12])
    answer = round(d * (2 / 3) ** 0.5, 2)
    traps = {"sample": d, "variance": round(2 * d * d / 3, 2)}
    values = {"a": middle - d, "b": middle, "c": middle + d, "square": d * d, "total": 2 * d * d}
    return {"values": values, "answer": answer, "traps": traps}
