"""Numbers for the randomised questions of V82."""

from __future__ import annotations

import math
import random


def shape(rng: random.Random) -> dict[str, object]:
    """(m, n): queries by keys."""
    m, n = rng.sample(range(3, 15), 2)
    values = {"m": m, "n": n, "k": rng.choice([16, 32, 64])}
    return {"values": values, "answer": (m, n), "traps": {"turned": (n, m), "square": (m, m)}}


def softmax_first(scores: list[float]) -> float:
    return math.exp(scores[0]) / sum(math.exp(score) for score in scores)


def weight(rng: random.Random) -> dict[str, object]:
    """Softmax of three scaled scores, d_k = 4."""
    raw = rng.sample([-4, -2, 0, 2, 4, 6], 3)
    scaled = [score // 2 for score in raw]
    answer = round(softmax_first([float(s) for s in scaled]), 3)
    traps = {
        "unscaled": round(softmax_first([float(s) for s in raw]), 3),
        "by_dk": round(softmax_first([s / 4 for s in raw]), 3),
    }
    kept = {name: wrong for name, wrong in traps.items() if abs(wrong - answer) > 0.002}
    values = dict(zip(("a", "b", "c", "sa", "sb", "sc"), [*raw, *scaled], strict=True))
    return {"values": values, "answer": answer, "traps": kept}


def context(rng: random.Random) -> dict[str, object]:
    """A weighted average of two values."""
    a = rng.choice([0.1, 0.2, 0.3, 0.7, 0.8, 0.9])
    u, v = rng.sample([1, 2, 4, 6, 8, 10], 2)
    b = round(1 - a, 1)
    answer = round(a * u + b * v, 2)
    traps = {"largest": u if a > b else v, "mean": (u + v) / 2}
    return {"values": {"a": a, "b": b, "u": u, "v": v}, "answer": answer, "traps": traps}


def parameters(rng: random.Random) -> dict[str, object]:
    """W_q (d, d_k), W_k and W_v (d_enc, d_k)."""
    d, e = rng.sample([32, 64, 96, 128], 2)
    k = rng.choice([8, 16])
    traps = {"all_d": 3 * d * k, "q_and_k": 2 * d * k + e * k}
    return {"values": {"d": d, "e": e, "k": k}, "answer": d * k + 2 * e * k, "traps": traps}
