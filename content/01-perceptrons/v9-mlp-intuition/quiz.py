"""Numbers for the randomised questions of V9."""

from __future__ import annotations

import random


def mix_score(rng: random.Random) -> dict[str, object]:
    """z = v₁p₁ + v₂p₂ + c with probabilities in tenths; the typical wrong answers all differ."""
    while True:
        p1, p2 = (tenth / 10 for tenth in rng.sample(range(1, 10), 2))
        v1, v2 = rng.sample([-6, -4, -2, 2, 4, 6, 8, 10], 2)
        c = rng.choice([-9, -7, -5, -3, -1, 1, 3])
        z = round(v1 * p1 + v2 * p2 + c, 1)
        traps = {
            "no_bias": round(z - c, 1),
            "unweighted": round(p1 + p2 + c, 1),
            "crossed": round(v1 * p2 + v2 * p1 + c, 1),
        }
        if len({z, *traps.values()}) == 4:
            break
    values = {"p1": p1, "p2": p2, "v1": v1, "v2": v2, "c": c}
    values |= {"part1": round(v1 * p1, 1), "part2": round(v2 * p2, 1)}
    return {"values": values, "answer": z, "traps": traps}


def highest_score(rng: random.Random) -> dict[str, object]:
    """The bound of z over all inputs: hidden outputs lie between 0 and 1, so only positive weights help."""
    while True:
        v1, v2 = rng.sample([2, 3, 4, 5, 6, 7, 8], 2)
        v3 = -rng.choice([2, 3, 4, 5, 6])
        c = rng.choice([-9, -8, -6, -5, -3, 1, 2])
        answer = v1 + v2 + c
        traps = {"all_weights": answer + v3, "no_bias": v1 + v2, "absolute": answer - v3}
        if len({answer, *traps.values()}) == 4:
            break
    return {"values": {"v1": v1, "v2": v2, "v3": v3, "c": c}, "answer": answer, "traps": traps}


def polygon_nodes(rng: random.Random) -> dict[str, object]:
    """Nodes of the first layer for two convex pieces with m and n sides."""
    m, n = rng.sample(range(3, 9), 2)
    traps = {"only_pieces": 2, "larger": max(m, n), "all_nodes": m + n + 2}
    return {"values": {"m": m, "n": n}, "answer": m + n, "traps": traps}


def soft_gate(rng: random.Random) -> dict[str, object]:
    """Which gate a soft combination of two probabilities is: decided by c against the weights."""
    v = rng.choice([8, 10, 12, 20])
    gate = rng.randrange(3)
    c = {0: -1.5 * v, 1: -0.5 * v, 2: -2.5 * v}[gate]
    return {"values": {"v": v, "c": int(c), "half": abs(c) / v}, "answer": gate}
