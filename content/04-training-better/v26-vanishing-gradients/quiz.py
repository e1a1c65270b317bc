"""Numbers for the randomised questions of V26."""

from __future__ import annotations

import random


def clean(number: float) -> float:
    """Without the dust of binary fractions."""
    return round(number, 7)


def product(rng: random.Random) -> dict[str, object]:
    """Three slopes and three weights of a chain, multiplied."""
    while True:
        slopes = rng.sample([0.05, 0.1, 0.2, 0.25], 3)
        weights = rng.sample([-2, -1, 0.5, 1, 2, 4], 3)
        steps = [w * s for w, s in zip(weights, slopes, strict=True)]
        answer = clean(steps[0] * steps[1] * steps[2])
        traps = {
            "no_weights": clean(slopes[0] * slopes[1] * slopes[2]),
            "sum": clean(sum(steps)),
            "unsigned": abs(answer),
        }
        if answer < 0 and len({answer, *traps.values()}) == 4:
            break
    values: dict[str, object] = {f"s{k}": s for k, s in enumerate(slopes, 1)}
    values |= {f"w{k}": w for k, w in enumerate(weights, 1)}
    values |= {f"p{k}": clean(step) for k, step in enumerate(steps, 1)}
    return {"values": values, "answer": answer, "traps": traps}


def depth(rng: random.Random) -> dict[str, object]:
    """The first number of layers at which factorᴸ is below 10⁻ᵏ; never exactly on it."""
    factor, k = rng.choice([0.2, 0.25, 0.3, 0.4, 0.5]), rng.choice([2, 3, 4, 5])
    answer, left = 0, 1.0
    while left >= 10**-k:
        answer, left = answer + 1, left * factor
    linear = round(1 / factor) * k
    traps = {"one_less": answer - 1}
    if linear not in (answer, answer - 1):
        traps["linear"] = linear
    return {
        "values": {"factor": factor, "k": k, "least": "10⁻" + "⁰¹²³⁴⁵"[k]},
        "answer": answer,
        "traps": traps,
    }


def residual(rng: random.Random) -> dict[str, object]:
    """(1 + f)ᴸ of a chain with skips, to two decimals."""
    f, layers = rng.choice([0.05, 0.1, 0.2]), rng.choice([3, 4, 5])
    answer = round((1 + f) ** layers, 2)
    traps = {
        "plain": round(f**layers, 2),
        "added": round(1 + f**layers, 2),
        "linear": round(1 + f * layers, 2),
    }
    found: dict[str, float] = {}
    for name, value in traps.items():
        if value != answer and value not in found.values():
            found[name] = value
    values = {"f": f, "layers": layers, "step": round(1 + f, 2)}
    return {"values": values, "answer": answer, "traps": found}
