"""Numbers for the randomised questions of V4."""

from __future__ import annotations

import random


def score(rng: random.Random) -> dict[str, object]:
    """z = w·x + b for two features in small integers; no two of the typical wrong answers agree."""
    while True:
        x1, x2 = rng.sample(range(1, 10), 2)
        w1, w2 = rng.sample([-4, -3, -2, -1, 2, 3, 4, 5], 2)
        b = rng.choice([-9, -8, -7, -6, -5, -4, -3, 2, 3, 4, 5, 6])
        z = w1 * x1 + w2 * x2 + b
        traps = {"no_bias": z - b, "minus_bias": z - 2 * b, "crossed": w1 * x2 + w2 * x1 + b}
        if len({z, *traps.values()}) == 4:
            break
    values = {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b, "p1": w1 * x1, "p2": w2 * x2, "z": z}
    return {"values": values, "answer": z, "traps": traps}


def minimum_iq(rng: random.Random) -> dict[str, object]:
    """The IQ at which w₁·CGPA + 0.1·IQ + b = 0, a whole number between 85 and 130."""
    w1, answer = rng.choice([1, 2, 3]), rng.randint(86, 129)
    cgpa = rng.choice([6, 6.5, 7, 7.5, 8, 8.5, 9])
    tenths = round(10 * w1 * cgpa)
    part, rest, threshold = tenths / 10, answer / 10, (tenths + answer) / 10
    values = {"w1": w1, "cgpa": cgpa, "b": -threshold, "threshold": threshold, "part": part, "rest": rest}
    traps = {
        "bias_as_threshold": -(2 * tenths + answer),
        "ignored_cgpa": tenths + answer,
        "not_divided": rest,
    }
    return {"values": values | {"answer": answer}, "answer": answer, "traps": traps}


def distance(rng: random.Random) -> dict[str, object]:
    """z / ‖w‖ with ‖w‖ = 5 or 10, so that two decimals are exact."""
    while True:
        w1, w2, norm = rng.choice([(3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10)])
        w1, w2 = w1 * rng.choice([-1, 1]), w2 * rng.choice([-1, 1])
        x1, x2 = rng.randint(-4, 6), rng.randint(-4, 6)
        b = rng.choice([-15, -12, -9, -7, -4, 3, 6, 8, 11])
        z = w1 * x1 + w2 * x2 + b
        if 2 <= abs(z) <= 40 and z % norm:
            break
    values = {"w1": w1, "w2": w2, "b": b, "x1": x1, "x2": x2, "z": z, "norm": norm, "answer": z / norm}
    values |= {"square1": w1**2, "square2": w2**2}
    traps = {"score": z, "squared": z / norm**2, "other_side": -z / norm}
    return {"values": values, "answer": z / norm, "traps": traps}
