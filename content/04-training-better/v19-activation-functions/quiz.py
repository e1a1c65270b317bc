"""Numbers for the randomised questions of V19."""

from __future__ import annotations

import random


def collapsed(rng: random.Random) -> dict[str, object]:
    """(w′, b′) of two linear layers with one node each way: 1-2-1."""
    while True:
        u1, u2 = rng.sample([-2, -1, 1, 2, 3], 2)
        b1, b2 = rng.choice([-2, -1, 1, 2]), rng.choice([-1, 1, 3])
        v1, v2 = rng.sample([-2, -1, 1, 2, 3], 2)
        c = rng.choice([-3, -1, 2, 4])
        answer = [u1 * v1 + u2 * v2, b1 * v1 + b2 * v2 + c]
        traps = {
            "biases_added": [answer[0], b1 + b2 + c],
            "outer_bias_only": [answer[0], c],
            "weights_added": [u1 + u2 + v1 + v2, answer[1]],
        }
        if len({tuple(answer), *(tuple(v) for v in traps.values())}) == 4:
            break
    values = {"u": (u1, u2), "b": (b1, b2), "v": (v1, v2), "c": c, "w": answer[0], "bias": answer[1]}
    return {"values": values, "answer": answer, "traps": traps}


def three_slopes(rng: random.Random) -> dict[str, object]:
    """(σ′, tanh′, relu′) from σ(z) and tanh(z), which are given."""
    z, s, t = rng.choice(
        [
            (-2, 0.119, -0.964),
            (-1, 0.269, -0.762),
            (-0.5, 0.378, -0.462),
            (0.5, 0.622, 0.462),
            (1, 0.731, 0.762),
            (2, 0.881, 0.964),
            (1.5, 0.818, 0.905),
            (-1.5, 0.182, -0.905),
        ]
    )
    answer = [round(s * (1 - s), 3), round(1 - t * t, 3), 1 if z > 0 else 0]
    values = {"z": z, "s": s, "t": t, "ds": answer[0], "dt": answer[1], "dr": answer[2]}
    traps = {
        "values_not_slopes": [s, t, max(0, z)],
        "one_minus_t": [answer[0], round(1 - t, 3), answer[2]],
        "relu_turned": [answer[0], answer[1], 1 - answer[2]],
    }
    return {"values": values, "answer": answer, "traps": traps}


def slopes_of_layers(rng: random.Random) -> dict[str, object]:
    """How many times smaller the gradient gets over n sigmoid layers, at best: 4ⁿ."""
    n = rng.choice([2, 3, 4, 5, 6])
    answer = 4**n
    traps = {"times": 4 * n, "halves": 2**n}
    if traps["times"] in (answer, traps["halves"]):
        del traps["times"]
    return {"values": {"n": n, "answer": answer}, "answer": answer, "traps": traps}


def dead_units(rng: random.Random) -> dict[str, object]:
    """A small table of ReLU outputs: how many of the columns are dead?"""
    kinds = [rng.choice(["dead", "quiet", "alive"]) for _ in range(4)]
    kinds[0], kinds[1], kinds[2] = "dead", "quiet", rng.choice(["quiet", "dead", "alive"])
    rng.shuffle(kinds)
    columns = []
    for kind in kinds:
        column = [0, 0, 0] if kind == "dead" else [rng.randint(1, 9) for _ in range(3)]
        if kind == "quiet":
            keep = rng.randrange(3)
            column = [value if place == keep else 0 for place, value in enumerate(column)]
        columns.append(column)
    rows = [list(row) for row in zip(*columns, strict=True)]
    dead = kinds.count("dead")
    zeros = sum(row.count(0) for row in rows)
    quiet = sum(0 in column for column in columns)
    traps = {"zeros": zeros}
    if quiet not in (dead, zeros):
        traps["any_zero"] = quiet
    values = {"r1": rows[0], "r2": rows[1], "r3": rows[2], "answer": dead}
    return {"values": values, "answer": dead, "traps": traps}
