"""Numbers for the randomised questions of V18."""

from __future__ import annotations

import random


def _fib(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def fib_calls(rng: random.Random) -> dict[str, object]:
    """calls(n) = 1 + calls(n − 1) + calls(n − 2) = 2·F(n + 1) − 1."""
    n = rng.randint(4, 9)
    calls = 2 * _fib(n + 1) - 1
    values = {"n": n, "F": _fib(n + 1), "n1": n + 1, "before": 2 * _fib(n) - 1, "two": 2 * _fib(n - 1) - 1}
    traps = {"power": 2**n, "with_cache": 2 * n - 1, "value": _fib(n + 1)}
    return {"values": values | {"answer": calls}, "answer": calls, "traps": traps}


def memo_calls(rng: random.Random) -> dict[str, object]:
    """2n − 1: n + 1 that compute, and n − 2 that only read."""
    n = rng.randint(6, 40)
    values = {"n": n, "computed": n + 1, "read": n - 2, "answer": 2 * n - 1}
    return {
        "values": values,
        "answer": 2 * n - 1,
        "traps": {"entries": n + 1, "once": n, "both_sides": 2 * n},
    }


def layer_steps(rng: random.Random) -> dict[str, object]:
    """1 + 2 + … + L."""
    L = rng.randint(4, 40)
    answer = L * (L + 1) // 2
    traps = {"with_cache": L, "square": L * L, "one_less": L * (L - 1) // 2}
    return {"values": {"L": L, "answer": answer}, "answer": answer, "traps": traps}


def cache_size(rng: random.Random) -> dict[str, object]:
    """B · (d + 2h + 2k): X, then z and a of the hidden and of the output layer."""
    d, h, k, B = (
        rng.choice([8, 20, 50]),
        rng.choice([10, 16, 30]),
        rng.choice([2, 3, 5]),
        rng.choice([4, 10, 32]),
    )
    row = d + 2 * h + 2 * k
    traps = {
        "one_row": row,
        "parameters": (d + 1) * h + (h + 1) * k,
        "only_a": B * (d + h + k),
        "no_input": B * (2 * h + 2 * k),
    }
    answer = B * row
    kept = {name: value for name, value in traps.items() if value != answer}
    if len(set(kept.values())) < len(kept):
        kept.pop("parameters")
    values = {"d": d, "h": h, "k": k, "B": B, "row": row, "answer": answer}
    return {"values": values, "answer": answer, "traps": kept}


def two_paths(rng: random.Random) -> dict[str, object]:
    """∂(x·x + c·x)/∂x = 2x + c, a part from each path."""
    x, c = rng.randint(2, 9), rng.choice([3, 4, 5, 6, 7, 8])
    answer = 2 * x + c
    traps = {"one_path": 2 * x, "other_path": c, "multiplied": 2 * x * c, "once": x + c}
    kept = {}
    for name, value in traps.items():
        if value != answer and value not in kept.values():
            kept[name] = value
    values = {"x": x, "c": c, "square": 2 * x, "answer": answer}
    return {"values": values, "answer": answer, "traps": kept}
