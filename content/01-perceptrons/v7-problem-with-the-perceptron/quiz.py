"""Numbers for the randomised questions of V7."""

from __future__ import annotations

import random

GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0)}


def gate_bias(rng: random.Random) -> dict[str, object]:
    """The largest whole-number bias (in halves) that still makes an AND of weights w, w."""
    w = rng.choice([2, 4, 6, 8])
    kind = rng.choice(["AND", "OR"])
    # AND needs z(0,1) = w + b < 0 <= 2w + b; OR needs z(0,0) = b < 0 <= w + b.
    smallest = -2 * w if kind == "AND" else -w
    largest_outside = -w if kind == "AND" else 0
    return {
        "values": {"w": w, "gate": kind},
        "answer": smallest,
        "traps": {"open_end": largest_outside},
    }


def gate_z(rng: random.Random) -> dict[str, object]:
    """How many of the four inputs make the neuron fire."""
    w1, w2 = rng.choice([-2, -1, 1, 2]), rng.choice([-2, -1, 1, 2])
    b = rng.choice([-2.5, -1.5, -0.5, 0.5, 1.5])
    scores = [w1 * x1 + w2 * x2 + b for x1 in (0, 1) for x2 in (0, 1)]
    fired = sum(z >= 0 for z in scores)
    traps = {"inverted": 4 - fired} if fired != 2 else {}
    without_bias = sum(z - b >= 0 for z in scores)
    if without_bias not in (fired, 4 - fired):
        traps["no_bias"] = without_bias
    return {"values": {"w1": w1, "w2": w2, "b": b}, "answer": fired, "traps": traps}


def constant_loss(rng: random.Random) -> dict[str, object]:
    """Mean BCE of a neuron that says p for everybody, with k of n labels 1 (natural log)."""
    import math

    n = rng.choice([4, 10, 20])
    p = rng.choice([0.5, 0.25, 0.2])
    k = n // 2
    loss = -(k * math.log(p) + (n - k) * math.log(1 - p)) / n
    total = loss * n
    return {
        "values": {"n": n, "k": k, "p": p},
        "answer": round(loss, 3),
        "traps": {"summed": round(total, 3), "log2": round(loss / math.log(2), 3)},
    }
