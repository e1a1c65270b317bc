"""Numbers for the randomised questions of V25."""

from __future__ import annotations

import math
import random


def variance(rng: random.Random) -> dict[str, object]:
    """Var(w) of Xavier or He, to four decimals; the fans differ, so that no two answers agree."""
    while True:
        n_in, n_out = rng.sample([20, 40, 50, 80, 100, 120, 200, 250, 300], 2)
        scheme = rng.choice(["Xavier", "He"])
        xavier, he = round(2 / (n_in + n_out), 4), round(2 / n_in, 4)
        answer, other = (xavier, he) if scheme == "Xavier" else (he, xavier)
        half = round(1 / (n_in + n_out) if scheme == "Xavier" else 1 / n_in, 4)
        root = round(math.sqrt(2 / (n_in + n_out) if scheme == "Xavier" else 2 / n_in), 4)
        traps = {"other": other, "half": half, "deviation": root, "fan_out": round(2 / n_out, 4)}
        if len({answer, *traps.values()}) == 5:
            break
    below = f"{n_in} + {n_out}" if scheme == "Xavier" else f"{n_in}"
    values = {"n_in": n_in, "n_out": n_out, "scheme": scheme, "below": below}
    return {"values": values, "answer": answer, "traps": traps}


def limit(rng: random.Random) -> dict[str, object]:
    """a = √(6/(n_in + n_out)) of Xavier's uniform form, to three decimals."""
    while True:
        n_in, n_out = rng.sample([20, 40, 50, 80, 100, 120, 200, 250, 300], 2)
        total = n_in + n_out
        answer = round(math.sqrt(6 / total), 3)
        traps = {
            "deviation": round(math.sqrt(2 / total), 3),
            "no_root": round(6 / total, 3),
            "he": round(math.sqrt(6 / n_in), 3),
        }
        if len({answer, *traps.values()}) == 4:
            break
    return {"values": {"n_in": n_in, "n_out": n_out, "total": total}, "answer": answer, "traps": traps}


def layers(rng: random.Random) -> dict[str, object]:
    """Deviation of a linear signal after L layers: (√n · s)ᴸ, √n · s in {0.1, 0.5, 2}."""
    root, factor = rng.choice([5, 10, 20]), rng.choice([0.1, 0.5, 2])
    depth = rng.choice([3, 4, 5, 6]) if factor == 2 else rng.choice([3, 4])
    answer = round(factor**depth, 6)
    found = {
        "variance": round(factor ** (2 * depth), 6),
        "once": factor,
        "no_width": round((factor / root) ** depth, 6),
        "linear": round(factor * depth, 6),
    }
    traps: dict[str, float] = {}
    for name, value in found.items():
        if value not in (answer, 0.0, *traps.values()) and len(f"{value:.6f}".rstrip("0")) <= 8:
            traps[name] = value
    values = {"n": root * root, "root": root, "s": factor / root, "factor": factor, "depth": depth}
    return {"values": values, "answer": answer, "traps": traps}


def fan_in(rng: random.Random) -> dict[str, object]:
    """The fan-in of an nn.Linear whose weight prints as (out, in)."""
    outputs, inputs = rng.sample([10, 32, 64, 128, 256, 512, 784], 2)
    traps = {"out": outputs, "sum": outputs + inputs, "product": outputs * inputs}
    return {"values": {"outputs": outputs, "inputs": inputs}, "answer": inputs, "traps": traps}
