"""Numbers for the randomised questions of V77."""

from __future__ import annotations

import math
import random


def value(rng: random.Random) -> dict[str, object]:
    """One entry of PE for d = 4: ω is 1 and 1/100."""
    pos, column = rng.randint(1, 9), rng.randint(0, 3)
    pair = column // 2
    rates = [1, 0.01]
    waves = (math.sin, math.cos)
    answer = round(waves[column % 2](pos * rates[pair]), 4)
    traps = {
        "partner": round(waves[1 - column % 2](pos * rates[pair]), 4),
        "other_pair": round(waves[column % 2](pos * rates[1 - pair]), 4),
    }
    kept = {name: wrong for name, wrong in traps.items() if abs(wrong - answer) > 0.001}
    name = ("sin", "cos")[column % 2]
    values = {"pos": pos, "column": column, "pair": pair, "rate": rates[pair], "name": name}
    return {"values": values, "answer": answer, "traps": kept}


def wavelength(rng: random.Random) -> dict[str, object]:
    """2π · 10000^(2i/d), with exponents that make a power of ten."""
    d, i, power = rng.choice(
        [(8, 1, 1), (8, 2, 2), (8, 3, 3), (16, 2, 1), (16, 4, 2), (64, 8, 1), (64, 16, 2)]
    )
    stretch = 10**power
    traps = {"no_two_pi": stretch, "no_two": round(2 * math.pi * 10000 ** (i / d), 1)}
    values = {"d": d, "i": i, "stretch": stretch}
    return {"values": values, "answer": round(2 * math.pi * stretch, 1), "traps": traps}


def dot(rng: random.Random) -> dict[str, object]:
    """PE(p) · PE(q) for d = 2 is cos(q − p)."""
    p, k = rng.randint(2, 9), rng.randint(1, 6)
    answer = round(math.cos(k), 3)
    traps = {"sum": round(math.cos(2 * p + k), 3), "sine": round(math.sin(k), 3)}
    kept = {name: wrong for name, wrong in traps.items() if abs(wrong - answer) > 0.002}
    if len(set(kept.values())) < len(kept):
        kept.pop("sum")
    return {"values": {"p": p, "q": p + k, "k": k}, "answer": answer, "traps": kept}


def length(rng: random.Random) -> dict[str, object]:
    """√(d/2), where it is whole."""
    root = rng.choice([2, 3, 4, 5, 6, 8, 16])
    d = 2 * root * root
    values = {"d": d, "pairs": root * root}
    return {"values": values, "answer": root, "traps": {"squared": root * root, "columns": d}}
