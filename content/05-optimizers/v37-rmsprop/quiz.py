"""Numbers for the randomised questions of V37."""

from __future__ import annotations

import random


def second_memory(rng: random.Random) -> dict[str, object]:
    """v after two gradients, from 0."""
    beta = rng.choice([0.5, 0.9])
    g1, g2 = rng.sample([2, 3, 4, 6, 10], 2)
    v1 = round((1 - beta) * g1**2, 4)
    answer = round(beta * v1 + (1 - beta) * g2**2, 4)
    traps = {
        "sum": g1**2 + g2**2,
        "no_square": round(beta * (1 - beta) * g1 + (1 - beta) * g2, 4),
        "no_share": round(beta * g1**2 + g2**2, 4),
    }
    values = {"beta": beta, "g1": g1, "g2": g2, "v1": v1, "rest": round(1 - beta, 1)}
    kept = {name: value for name, value in traps.items() if value != answer}
    unique = {name: value for name, value in kept.items() if list(kept.values()).count(value) == 1}
    return {"values": values, "answer": answer, "traps": unique}


def rate(rng: random.Random) -> dict[str, object]:
    """The effective rate η / √v with a whole root."""
    root, lr = rng.choice([2, 4, 5, 8]), rng.choice([0.1, 0.2, 0.4])
    v = root**2
    traps = {"no_root": round(lr / v, 5), "times": round(lr * root, 2)}
    return {"values": {"v": v, "lr": lr, "root": root}, "answer": round(lr / root, 4), "traps": traps}


def steady(rng: random.Random) -> dict[str, object]:
    """The step of RMSProp after very many equal gradients is η."""
    g, lr = rng.choice([3, 5, 8, 20, 50]), rng.choice([0.1, 0.01, 0.2])
    traps = {"sgd": round(lr * g, 3), "without_root": round(lr / g, 5)}
    return {"values": {"g": g, "lr": lr, "square": g * g}, "answer": lr, "traps": traps}


def first_step(rng: random.Random) -> dict[str, object]:
    """The first step η / √(1 − β) with a whole root below."""
    beta, factor = rng.choice([(0.75, 2), (0.96, 5), (0.99, 10)])
    lr, g = rng.choice([0.01, 0.02, 0.1]), rng.choice([4, 7, 30])
    values = {"beta": beta, "lr": lr, "g": g, "rest": round(1 - beta, 2), "factor": factor}
    return {"values": values, "answer": round(factor * lr, 3), "traps": {"corrected": lr}}
