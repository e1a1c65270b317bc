"""Numbers for the randomised questions of V78."""

from __future__ import annotations

import math
import random


def normed(rng: random.Random) -> dict[str, object]:
    """LayerNorm of three whole numbers with a whole mean and a whole variance."""
    x = rng.choice([(1, 4, 7), (2, 5, 8), (0, 3, 6), (1, 1, 7), (2, 2, 8), (0, 6, 12), (4, 4, 10)])
    a, b, c = rng.sample(x, 3)
    mean = sum(x) // 3
    var = sum((each - mean) ** 2 for each in x) // 3
    answer = round((a - mean) / math.sqrt(var), 3)
    traps = {"sample": round((a - mean) / math.sqrt(var * 3 / 2), 3), "no_root": round((a - mean) / var, 3)}
    kept = {name: wrong for name, wrong in traps.items() if abs(wrong - answer) > 0.01}
    values = {"a": a, "b": b, "c": c, "mean": mean, "var": var}
    return {"values": values, "answer": answer, "traps": kept}


def masked(rng: random.Random) -> dict[str, object]:
    """Weight of the first of two words that may be seen, with a third one hidden."""
    a, b, c = rng.randint(0, 3), rng.randint(0, 3), rng.randint(1, 3)
    answer = round(math.exp(a) / (math.exp(a) + math.exp(b)), 3)
    unmasked = round(math.exp(a) / (math.exp(a) + math.exp(b) + math.exp(c)), 3)
    return {"values": {"a": a, "b": b, "c": c}, "answer": answer, "traps": {"unmasked": unmasked}}


def ffn(rng: random.Random) -> dict[str, object]:
    """Two matrices and two biases."""
    d = rng.choice([4, 8, 16, 32, 64, 128])
    f = d * rng.choice([2, 4])
    values = {"d": d, "f": f}
    traps = {"no_bias": 2 * d * f, "one_matrix": d * f + f}
    return {"values": values, "answer": 2 * d * f + f + d, "traps": traps}


def cost(rng: random.Random) -> dict[str, object]:
    """The square of the factor."""
    k = rng.choice([2, 3, 4, 5, 8, 10])
    return {"values": {"k": k}, "answer": k * k, "traps": {"linear": k}}
