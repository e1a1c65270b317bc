"""Numbers for the randomised questions of V67."""

from __future__ import annotations

import math
import random


def mixture(rng: random.Random) -> dict[str, object]:
    """(1 − z) n + z h in tenths, and the other form as a trap."""
    while True:
        z, n = rng.choice([0.1, 0.2, 0.3, 0.7, 0.8, 0.9]), rng.choice([-0.8, -0.5, 0.4, 0.6])
        h = rng.choice([-0.6, 0.2, 0.5, 0.9])
        answer = round((1 - z) * n + z * h, 4)
        traps = {"other_form": round((1 - z) * h + z * n, 4), "sum": round(n + z * h, 4)}
        if len({answer, *traps.values()}) == 3:
            break
    rest = round(1 - z, 4)
    values = {"z": z, "n": n, "h": h, "rest": rest, "new": round(rest * n, 4), "old": round(z * h, 4)}
    return {"values": values, "answer": answer, "traps": traps}


def parameters(rng: random.Random) -> dict[str, object]:
    """3 (d·H + H·H + H) with one bias a block."""
    d, H = rng.choice([3, 5, 8, 12, 20]), rng.choice([10, 16, 24, 32, 50])
    block = d * H + H * H + H
    values = {"d": d, "H": H, "block": block}
    traps = {"lstm": 4 * block, "two_gates": 2 * block, "two_biases": 3 * (block + H)}
    return {"values": values, "answer": 3 * block, "traps": traps}


def candidate(rng: random.Random) -> dict[str, object]:
    """n = tanh(x + r · m), two decimals."""
    while True:
        x, m, r = (
            rng.choice([-0.4, -0.2, 0.3, 0.5]),
            rng.choice([-1.5, 0.8, 1.2]),
            rng.choice([0.0, 0.25, 0.5]),
        )
        answer = math.tanh(x + r * m)
        traps = {
            "all_of_it": math.tanh(x + m),
            "kept_instead": math.tanh(x + (1 - r) * m),
            "no_tanh": x + r * m,
        }
        kept: dict[str, float] = {}
        for name, value in traps.items():
            if all(abs(value - other) > 0.03 for other in (answer, *kept.values())):
                kept[name] = value
        if kept:
            break
    values = {"x": x, "m": m, "r": r, "score": round(x + r * m, 4)}
    return {"values": values, "answer": answer, "traps": kept}
