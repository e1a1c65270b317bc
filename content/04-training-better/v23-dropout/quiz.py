"""Numbers for the randomised questions of V23."""

from __future__ import annotations

import random


def scaled_value(rng: random.Random) -> dict[str, object]:
    """a / (1 − p), a whole number."""
    p, part = rng.choice([(0.2, 8), (0.5, 5), (0.75, 25), (0.6, 4), (0.9, 1)])
    value = rng.randint(2, 9)
    a = part * value
    answer = round(a / (1 - p))
    traps = {"unscaled": a, "shrunk": round(a * (1 - p), 2), "by_p": round(a / p, 2)}
    kept: dict[str, float] = {}
    for name, wrong in traps.items():
        if round(wrong, 2) != answer and wrong not in kept.values():
            kept[name] = wrong
    values = {"p": p, "q": round(1 - p, 2), "a": a, "answer": answer}
    return {"values": values, "answer": answer, "traps": kept}


def active(rng: random.Random) -> dict[str, object]:
    """n(1 − p), a whole number."""
    p, n = rng.choice([0.1, 0.2, 0.3, 0.4]), 10 * rng.randint(4, 30)
    answer = round(n * (1 - p))
    values = {"p": p, "q": round(1 - p, 1), "n": n, "answer": answer}
    return {"values": values, "answer": answer, "traps": {"dropped": n - answer, "all": n}}


def thinned(rng: random.Random) -> dict[str, object]:
    """2ⁿ masks of n nodes in two layers."""
    n1, n2 = rng.randint(2, 5), rng.randint(2, 5)
    n = n1 + n2
    traps = {"by_layer": 2**n1 + 2**n2, "product": n1 * n2, "twice": 2 * n}
    values = {"n1": n1, "n2": n2, "n": n, "answer": 2**n}
    kept: dict[str, int] = {}
    for name, wrong in traps.items():
        if wrong != 2**n and wrong not in kept.values():
            kept[name] = wrong
    return {"values": values, "answer": 2**n, "traps": kept}


def gradient(rng: random.Random) -> dict[str, object]:
    """∂J/∂a = ∂J/∂ã · m / (1 − p) of a node that is on."""
    p, d = rng.choice([0.5, 0.75, 0.2]), rng.choice([2, 4, 6, 8, 12])
    answer = round(d / (1 - p), 2)
    traps = {"unscaled": d, "shrunk": round(d * (1 - p), 2), "off": 0}
    return {
        "values": {"p": p, "d": d, "q": round(1 - p, 2), "answer": answer},
        "answer": answer,
        "traps": traps,
    }
