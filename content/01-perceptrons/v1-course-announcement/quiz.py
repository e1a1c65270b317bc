"""Numbers for the randomised questions of V1."""

from __future__ import annotations

import random


def matvec_entry(rng: random.Random) -> dict[str, object]:
    """One entry of a (2, 3) matrix times a (3,) vector."""
    rows = [[rng.randint(-3, 4) for _ in range(3)] for _ in range(2)]
    x = rng.sample([-3, -2, -1, 1, 2, 3, 4, 5], 3)
    which = rng.randrange(2)
    answer = sum(w * v for w, v in zip(rows[which], x, strict=True))
    other = sum(w * v for w, v in zip(rows[1 - which], x, strict=True))
    no_products = sum(rows[which]) + sum(x)
    traps = {"other_row": other, "summed": no_products}
    if len({answer, other, no_products}) < 3:
        return matvec_entry(rng)
    values = {
        "row1": ", ".join(map(str, rows[0])),
        "row2": ", ".join(map(str, rows[1])),
        "x": ", ".join(map(str, x)),
        "n": which + 1,
    } | {f"p{i + 1}": w * v for i, (w, v) in enumerate(zip(rows[which], x, strict=True))}
    return {"values": values, "answer": answer, "traps": traps}


def matvec_length(rng: random.Random) -> dict[str, object]:
    """How many entries W x has for a W of shape (m, n)."""
    m, n = rng.sample(range(2, 10), 2)
    return {"values": {"m": m, "n": n}, "answer": m, "traps": {"columns": n, "product": m * n}}
