"""Numbers for the randomised questions of V75."""

from __future__ import annotations

import random

WIDTHS = [
    (64, 4),
    (64, 8),
    (128, 4),
    (128, 8),
    (256, 8),
    (512, 8),
    (512, 16),
    (768, 12),
    (1024, 16),
]
"""(d_model, heads)"""


def head_width(rng: random.Random) -> dict[str, object]:
    """d_k of one head."""
    d, heads = rng.choice(WIDTHS)
    traps = {"model": d}
    if d // heads != heads:
        traps["heads"] = heads
    return {
        "values": {"d": d, "h": heads, "answer": d // heads},
        "answer": d // heads,
        "traps": traps,
    }


def parameters(rng: random.Random) -> dict[str, object]:
    """4 d² weights and, with biases, 4 d more."""
    d, heads = rng.choice([pair for pair in WIDTHS if pair[0] <= 256])
    answer = 4 * d * d
    values = {"d": d, "h": heads, "one": d * d, "answer": answer}
    return {
        "values": values,
        "answer": answer,
        "traps": {"no_o": 3 * d * d, "per_head": 4 * d * d * heads},
    }


def weights_shape(rng: random.Random) -> dict[str, object]:
    """Shape of the attention weights of a batch, heads and all."""
    d, heads = rng.choice([pair for pair in WIDTHS if pair[0] <= 512])
    batch, length = rng.sample([3, 5, 6, 7, 9, 10, 11, 13], 2)
    answer = [batch, heads, length, length]
    traps = {
        "no_heads": [batch, length, length],
        "values": [batch, heads, length, d // heads],
    }
    return {
        "values": {"B": batch, "T": length, "d": d, "h": heads, "k": d // heads},
        "answer": answer,
        "traps": traps,
    }


def which_head(rng: random.Random) -> dict[str, object]:
    """Which head a column of Q belongs to, counted from 0."""
    d, heads = rng.choice(WIDTHS)
    width = d // heads
    while True:
        column = rng.randrange(width, d)
        answer = column // width
        if column % heads not in (answer, answer + 1):
            break
    values = {"d": d, "h": heads, "k": width, "column": column, "answer": answer}
    return {
        "values": values,
        "answer": answer,
        "traps": {"from_one": answer + 1, "in_turn": column % heads},
    }


def concat_row(rng: random.Random) -> dict[str, object]:
    """One number of the output from two heads of width 1 and a column of W_o."""
    while True:
        z0, z1 = rng.randint(1, 9), rng.randint(1, 9)
        a, b = rng.sample([-2, -1, 2, 3, 4], 2)
        answer = a * z0 + b * z1
        traps = {"sum": z0 + z1, "crossed": a * z1 + b * z0}
        if len({answer, *traps.values()}) == 3:
            break
    values = {"z0": z0, "z1": z1, "a": a, "b": b, "answer": answer}
    return {"values": values, "answer": answer, "traps": traps}
