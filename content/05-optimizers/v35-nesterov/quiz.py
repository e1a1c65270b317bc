"""Numbers for the randomised questions of V35."""

from __future__ import annotations

import random


def _kept(traps: dict[str, float], answer: float) -> dict[str, float]:
    """The traps that differ from the answer and from each other."""
    kept: dict[str, float] = {}
    for name, value in traps.items():
        if value != answer and value not in kept.values():
            kept[name] = value
    return kept


def look_point(rng: random.Random) -> dict[str, object]:
    """The look-ahead point w − βV."""
    w, V, beta = rng.choice([3, 5, 6, 8, -4]), rng.choice([2, 4, -3, 1]), rng.choice([0.5, 0.8, 0.9])
    answer = round(w - beta * V, 4)
    traps = {"plus": round(w + beta * V, 4), "all_of_v": w - V, "here": w}
    values = {"w": w, "V": V, "beta": beta, "part": round(beta * V, 4)}
    return {"values": values, "answer": answer, "traps": _kept(traps, answer)}


def one_step(rng: random.Random) -> dict[str, object]:
    """One NAG step on L = w²; all numbers are short."""
    w, V = rng.choice([4, 5, 6, 8]), rng.choice([1, 2, 3])
    beta, lr = rng.choice([0.5, 0.8]), 0.1
    look = round(w - beta * V, 4)
    g = round(2 * look, 4)
    new = round(beta * V + lr * g, 4)
    answer = round(w - new, 4)
    traps = {
        "momentum": round(w - beta * V - lr * 2 * w, 4),
        "from_look": round(look - new, 4),
        "no_memory": round(w - lr * g, 4),
    }
    values = {"w": w, "V": V, "beta": beta, "look": look, "g": g, "new": new}
    return {"values": values, "answer": answer, "traps": _kept(traps, answer)}


def effective_beta(rng: random.Random) -> dict[str, object]:
    """β (1 − η a): the β that NAG has on ½ a w²."""
    beta, lr, a = rng.choice([0.5, 0.8, 0.9]), 0.1, rng.choice([1, 2, 4, 5, 8])
    push = round(lr * a, 4)
    rest = round(1 - push, 4)
    answer = round(beta * rest, 4)
    traps = {"momentum": beta, "subtracted": round(beta - push, 4)}
    values = {"beta": beta, "lr": lr, "a": a, "push": push, "rest": rest}
    return {"values": values, "answer": answer, "traps": _kept(traps, answer)}
