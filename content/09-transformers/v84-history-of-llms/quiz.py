"""Numbers for the randomised questions of V84."""

from __future__ import annotations

import math
import random


def perplexity(rng: random.Random) -> dict[str, object]:
    """Two models with tokens of different lengths: per character each has a whole number, the smaller is asked for."""
    while True:
        (ka, kb), (a, b) = rng.sample([2, 3, 4], 2), rng.sample([2, 3, 4, 5, 6], 2)
        pa, pb = a**ka, b**kb
        if pa != pb:
            break
    (answer, length, token), (other, _, other_token) = sorted([(a, ka, pa), (b, kb, pb)])
    traps = {"other": other, "token": token}
    if other_token < token:
        traps["smaller_token"] = other_token
    if token % length == 0:
        traps["divided"] = token // length
    kept: dict[str, int] = {}
    for name, wrong in traps.items():
        if wrong not in (answer, *kept.values()):
            kept[name] = wrong
    values = {"ka": ka, "pa": pa, "a": a, "kb": kb, "pb": pb, "b": b}
    return {"values": values, "answer": answer, "traps": kept}


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def temperature(rng: random.Random) -> dict[str, object]:
    """Softmax of two logits is the sigmoid of their difference."""
    t = rng.choice([0.5, 2, 4])
    b = rng.choice([0, 1, 2])
    gap = rng.choice([1, 2]) if t == 0.5 else rng.choice([2, 4])
    answer = round(sigmoid(gap / t), 3)
    traps = {"plain": round(sigmoid(gap), 3), "multiplied": round(sigmoid(gap * t), 3)}
    kept = {name: wrong for name, wrong in traps.items() if abs(wrong - answer) > 0.002}
    if len(set(kept.values())) < len(kept):
        kept.pop("multiplied")
    values = {"a": b + gap, "b": b, "t": t, "gap": round(gap / t, 2)}
    return {"values": values, "answer": answer, "traps": kept}


def top_k(rng: random.Random) -> dict[str, object]:
    """The larger of the two that stay, over their sum."""
    p, q, r, s = rng.choice(
        [
            (0.5, 0.3, 0.1, 0.1),
            (0.4, 0.3, 0.2, 0.1),
            (0.6, 0.2, 0.15, 0.05),
            (0.45, 0.3, 0.15, 0.1),
            (0.5, 0.25, 0.15, 0.1),
        ]
    )
    kept = round(p + q, 2)
    values = {"p": p, "q": q, "r": r, "s": s, "kept": kept}
    return {"values": values, "answer": round(p / kept, 3), "traps": {"same": p}}


def parameters(rng: random.Random) -> dict[str, object]:
    """L blocks of 12 d² + 13 d."""
    d, blocks = rng.choice([16, 32, 48, 64]), rng.choice([2, 3, 4, 6])
    one = 12 * d * d + 13 * d
    traps = {"one_block": one, "no_bias": blocks * 12 * d * d}
    return {"values": {"d": d, "L": blocks}, "answer": blocks * one, "traps": traps}


def preference(rng: random.Random) -> dict[str, object]:
    """−ln σ of the difference; it may be negative."""
    loser = rng.choice([0.5, 1, 1.5, 2])
    gap = rng.choice([0.5, 1, 1.5, 2])
    answer = round(-math.log(sigmoid(gap)), 3)
    traps = {"reversed": round(-math.log(sigmoid(-gap)), 3), "no_log": round(sigmoid(gap), 3)}
    values = {"w": loser + gap, "l": loser, "gap": gap}
    return {"values": values, "answer": answer, "traps": traps}
