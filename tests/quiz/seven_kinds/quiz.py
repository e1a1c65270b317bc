"""Numbers for the randomised questions of the fixture unit."""

from __future__ import annotations

import random

import numpy as np


def score(rng: random.Random) -> dict[str, object]:
    x, w = rng.sample(range(2, 12), 2)
    b = rng.choice([-0.3, -0.2, 0.1, 0.4])
    return {"values": {"x": x, "w": w, "b": b}, "answer": w * x + b, "traps": {"no_bias": w * x}}


def shape(rng: random.Random) -> dict[str, object]:
    batch, out = rng.choice([16, 32, 64]), rng.randint(2, 9)
    return {"values": {"batch": batch, "out": out}, "answer": (batch, out), "traps": {"turned": (out, batch)}}


def larger(rng: random.Random) -> dict[str, object]:
    left, right = rng.sample(range(1, 30), 2)
    return {"values": {"left": left, "right": right}, "answer": 0 if left > right else 1}


def evens(rng: random.Random) -> dict[str, object]:
    numbers = rng.sample(range(1, 50, 2), 2) + rng.sample(range(2, 50, 2), 2)
    rng.shuffle(numbers)
    even = [place for place, number in enumerate(numbers) if number % 2 == 0]
    return {"values": dict(zip("abcd", numbers, strict=True)), "answer": even}


def printed(rng: random.Random) -> dict[str, object]:
    row = np.array(rng.sample(range(-5, 20), 3))
    return {
        "values": {"row": row},
        "answer": str(row * 2),
        "traps": {"twice": str(np.concatenate([row, row]))},
    }


def gate(rng: random.Random) -> dict[str, object]:
    names = {"1110": "NAND", "1000": "NOR", "0001": "AND", "0111": "OR", "0110": "XOR"}
    table = rng.choice(sorted(names))
    return {"values": {"table": ", ".join(table)}, "answer": names[table]}
