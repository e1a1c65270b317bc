"""Numbers for the randomised questions of V65."""

from __future__ import annotations

import math
import random


def cell_state(rng: random.Random) -> dict[str, object]:
    """c_t = f c + i g in tenths; exact to two decimals."""
    while True:
        f, i = rng.choice([0.2, 0.5, 0.8, 0.9]), rng.choice([0.1, 0.3, 0.4, 0.6, 0.7])
        g, c = rng.choice([-0.8, -0.5, 0.4, 0.6, 0.9]), rng.choice([-2, -1, 2, 3])
        answer = round(f * c + i * g, 4)
        traps = {
            "no_forget": round(c + i * g, 4),
            "swapped": round(i * c + f * g, 4),
            "no_input": round(f * c + g, 4),
        }
        if len({answer, *traps.values()}) == 4:
            break
    values = {"f": f, "i": i, "g": g, "c": c, "fc": round(f * c, 4), "ig": round(i * g, 4)}
    return {"values": values, "answer": answer, "traps": traps}


def hidden_state(rng: random.Random) -> dict[str, object]:
    """h_t = o tanh(c_t); c is given."""
    o, c = rng.choice([0.2, 0.4, 0.5, 0.8]), rng.choice([-2, -1.5, -1, 0.5, 1, 1.5, 2])
    answer = o * math.tanh(c)
    traps = {"no_tanh": o * c, "no_gate": math.tanh(c), "inside": math.tanh(o * c)}
    kept: dict[str, float] = {}
    for name, value in traps.items():
        if all(abs(value - other) > 0.015 for other in (answer, *kept.values())):
            kept[name] = value
    return {"values": {"o": o, "c": c, "tanh": round(math.tanh(c), 3)}, "answer": answer, "traps": kept}


def parameters(rng: random.Random) -> dict[str, object]:
    """4 (d·H + H·H + H)."""
    d, H = rng.choice([3, 5, 8, 12, 20]), rng.choice([10, 16, 24, 32, 50])
    block = d * H + H * H + H
    values = {"d": d, "H": H, "block": block, "dH": d * H, "HH": H * H}
    traps = {"three": 3 * block, "two_biases": 4 * (block + H), "one_block": block}
    return {"values": values, "answer": 4 * block, "traps": traps}


def kept_gradient(rng: random.Random) -> dict[str, object]:
    """f to the power k, three decimals."""
    f, k = rng.choice([0.5, 0.8, 0.9, 0.95]), rng.choice([3, 4, 5, 6])
    answer = f**k
    traps = {"linear": round(1 - k * (1 - f), 4), "one_more": f ** (k + 1)}
    if abs(traps["linear"] - answer) < 0.002:
        del traps["linear"]
    return {"values": {"f": f, "k": k, "T": k + 4}, "answer": answer, "traps": traps}
