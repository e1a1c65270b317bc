"""Numbers for the randomised questions of V34."""

from __future__ import annotations

import random


def second_step(rng: random.Random) -> dict[str, object]:
    """Two momentum steps with given gradients; all numbers are short."""
    w = rng.choice([4, 5, 6, 8])
    g1, g2 = rng.choice([10, 20, 30]), rng.choice([-10, -20, 10, 40])
    beta, lr = rng.choice([0.5, 0.9]), 0.1
    v1 = round(lr * g1, 4)
    v2 = round(beta * v1 + lr * g2, 4)
    answer = round(w - v1 - v2, 4)
    traps = {
        "no_memory": round(w - v1 - lr * g2, 4),
        "plus": round(w + v1 + v2, 4),
        "average": round(w - (1 - beta) * (v1 + v2), 4),
    }
    traps = {name: value for name, value in traps.items() if value != answer}
    kept = {name: value for name, value in traps.items() if list(traps.values()).count(value) == 1}
    values = {"w": w, "g1": g1, "g2": g2, "beta": beta, "v1": v1, "v2": v2, "w1": round(w - v1, 4)}
    return {"values": values, "answer": answer, "traps": kept}


def terminal(rng: random.Random) -> dict[str, object]:
    """The steady velocity η g / (1 − β)."""
    beta, lr, g = rng.choice([0.5, 0.8, 0.9]), rng.choice([0.01, 0.1]), rng.choice([2, 3, 5, 8])
    answer = round(lr * g / (1 - beta), 4)
    traps = {"one_step": round(lr * g, 4), "divided_by_beta": round(lr * g / beta, 4)}
    kept = {name: value for name, value in traps.items() if value != answer}
    values = {"beta": beta, "lr": lr, "g": g, "rest": round(1 - beta, 1), "push": round(lr * g, 4)}
    return {"values": values, "answer": answer, "traps": kept}


def torch_velocity(rng: random.Random) -> dict[str, object]:
    """PyTorch's velocity v with V = η v."""
    lr, v = rng.choice([0.1, 0.01, 0.5]), rng.choice([4, 6, 10, 20])
    big = round(lr * v, 4)
    return {"values": {"lr": lr, "V": big}, "answer": v, "traps": {"multiplied": round(lr * big, 6)}}
