"""Numbers for the randomised questions of V7."""

from __future__ import annotations

import math
import random


def gate_z(rng: random.Random) -> dict[str, object]:
    """How many of the four inputs make the neuron fire."""
    w1, w2 = rng.choice([-2, -1, 1, 2]), rng.choice([-2, -1, 1, 2])
    b = rng.choice([-2.5, -1.5, -0.5, 0.5, 1.5])
    scores = {f"z{x1}{x2}": w1 * x1 + w2 * x2 + b for x1 in (0, 1) for x2 in (0, 1)}
    fired = sum(z >= 0 for z in scores.values())
    traps = {"inverted": 4 - fired} if fired != 2 else {}
    without_bias = sum(z - b >= 0 for z in scores.values())
    if without_bias not in (fired, 4 - fired):
        traps["no_bias"] = without_bias
    return {"values": {"w1": w1, "w2": w2, "b": b, **scores}, "answer": fired, "traps": traps}


def gate_bias(rng: random.Random) -> dict[str, object]:
    """The smallest bias with which weights (w, w) still make the gate.

    AND needs z(0,1) = w + b < 0 <= 2w + b = z(1,1); OR needs z(0,0) = b < 0 <= w + b = z(0,1).
    """
    w = rng.choice([2, 3, 4, 5, 6, 8])
    gate = rng.choice(["AND", "OR"])
    smallest, open_end = (-2 * w, -w) if gate == "AND" else (-w, 0)
    return {"values": {"w": w, "gate": gate}, "answer": smallest, "traps": {"open_end": open_end}}


def constant_loss(rng: random.Random) -> dict[str, object]:
    """Mean BCE of a neuron that says p for everybody, with k of n labels 1 (natural log)."""
    n = rng.choice([4, 8, 20])
    p = rng.choice([0.5, 0.25, 0.2, 0.8])
    k = n * rng.choice([1, 2, 3]) // 4
    loss = -(k * math.log(p) + (n - k) * math.log(1 - p)) / n
    wrong = {
        "summed": loss * n,
        "swapped": -(k * math.log(1 - p) + (n - k) * math.log(p)) / n,
        "log2": loss / math.log(2),
    }
    traps: dict[str, float] = {}
    for name, value in wrong.items():
        if all(abs(value - other) > 0.005 for other in (loss, *traps.values())):
            traps[name] = round(value, 3)
    return {"values": {"n": n, "k": k, "p": p}, "answer": round(loss, 3), "traps": traps}
