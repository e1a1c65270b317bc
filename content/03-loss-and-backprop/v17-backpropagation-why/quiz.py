"""Numbers for the randomised questions of V17."""

from __future__ import annotations

import random


def one_step(rng: random.Random) -> dict[str, object]:
    """w − η · 2(w − c) for J = (w − c)², to two decimals exactly."""
    while True:
        c, w = rng.sample(range(-3, 10), 2)
        eta = rng.choice([0.05, 0.1, 0.15, 0.2, 0.3, 0.4])
        slope = 2 * (w - c)
        step = round(eta * slope, 2)
        answer = round(w - step, 2)
        traps = {"uphill": round(w + step, 2), "no_two": round(w - step / 2, 3), "only_step": step}
        if len({answer, *traps.values()}) == 4:
            break
    values = {"c": c, "w": w, "eta": eta, "slope": slope, "step": step, "answer": answer}
    return {"values": values, "answer": answer, "traps": traps}


def after_steps(rng: random.Random) -> dict[str, object]:
    """c + (1 − 2η)ᵏ(w₀ − c) with a factor of ±½: whole numbers all the way."""
    eta, factor = rng.choice([(0.25, 0.5), (0.75, -0.5)])
    k, c = rng.choice([2, 3]), rng.randint(-4, 6)
    gap = rng.choice([-32, -24, -16, 16, 24, 32])
    answer = round(c + factor**k * gap)
    traps = {
        "one_step": round(c + factor * gap),
        "only_distance": round(factor**k * gap),
        "same_side": round(c + 0.5**k * gap),
    }
    traps = {name: value for name, value in traps.items() if value != answer}
    if len(set(traps.values())) < len(traps):
        traps.pop("same_side", None)
    if len(set(traps.values())) < len(traps):
        traps.pop("only_distance")
    values = {"eta": eta, "k": k, "c": c, "start": c + gap, "gap": gap, "factor": factor, "answer": answer}
    return {"values": values, "answer": answer, "traps": traps}


def largest_rate(rng: random.Random) -> dict[str, object]:
    """2/a for J = k(w − c)² + d, where the curvature a is 2k."""
    k, c, d = rng.choice([2, 4, 5, 10, 20, 25, 50]), rng.randint(1, 9), rng.randint(1, 9)
    values = {"k": k, "c": c, "d": d, "a": 2 * k, "answer": 1 / k}
    return {"values": values, "answer": 1 / k, "traps": {"a_is_k": 2 / k, "one_step": 1 / (2 * k)}}


def updates(rng: random.Random) -> dict[str, object]:
    """⌈N / B⌉ · E where the last batch is not full."""
    B, E = rng.choice([16, 32, 64, 100]), rng.randint(3, 20)
    full, rest = rng.randint(5, 30), rng.randint(1, B - 1)
    N = B * full + rest
    values = {"N": N, "B": B, "E": E, "full": full, "rest": rest, "steps": full + 1}
    traps = {"dropped": full * E, "rows": N * E, "one_epoch": full + 1}
    return {"values": values, "answer": (full + 1) * E, "traps": traps}
