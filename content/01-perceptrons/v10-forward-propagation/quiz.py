"""Numbers for the randomised questions of V10."""

from __future__ import annotations

import random


def node_score(rng: random.Random) -> dict[str, object]:
    """z of node 2 of a layer with 2 inputs and 2 nodes; column, row and bias mistakes all differ."""
    while True:
        x1, x2 = rng.sample(range(1, 8), 2)
        w11, w12, w21, w22 = rng.sample([-4, -3, -2, -1, 2, 3, 4, 5, 6], 4)
        b1, b2 = rng.sample([-6, -5, -3, -2, 2, 4, 5], 2)
        z = x1 * w12 + x2 * w22 + b2
        traps = {
            "row": x1 * w21 + x2 * w22 + b2,
            "first_node": x1 * w11 + x2 * w21 + b1,
            "no_bias": z - b2,
        }
        if len({z, *traps.values()}) == 4:
            break
    values = {"x1": x1, "x2": x2, "w11": w11, "w12": w12, "w21": w21, "w22": w22, "b1": b1, "b2": b2}
    values |= {"p1": x1 * w12, "p2": x2 * w22}
    return {"values": values, "answer": z, "traps": traps}


def activation_shape(rng: random.Random) -> dict[str, object]:
    """Shape of A² for a batch in rows."""
    batch = rng.choice([16, 32, 50, 64, 100])
    inputs, first, second, last = rng.sample(range(2, 13), 4)
    values = {"batch": batch, "inputs": inputs, "first": first, "second": second, "last": last}
    traps = {
        "columns": [second, batch],
        "weights": [first, second],
        "layer_before": [batch, first],
    }
    return {"values": values, "answer": (batch, second), "traps": traps}


def multiplications(rng: random.Random) -> dict[str, object]:
    """Scalar multiplications of one forward pass; parameters and sums of sizes are the wrong answers."""
    inputs, first, second, last = rng.sample(range(2, 11), 4)
    students = rng.choice([10, 50, 100])
    products = inputs * first + first * second + second * last
    traps = {
        "one_student": products,
        "parameters": students * (products + first + second + last),
        "one_chain": students * inputs * first * second * last,
    }
    values = {"inputs": inputs, "first": first, "second": second, "last": last, "students": students}
    values |= {"products": products, "m1": inputs * first, "m2": first * second, "m3": second * last}
    return {"values": values, "answer": students * products, "traps": traps}


def code_of_weight(rng: random.Random) -> dict[str, object]:
    """w²ᵢⱼ as an entry of W2; i and j differ, and so do all options."""
    i, j = rng.choice([(4, 1), (4, 2), (3, 1), (5, 2), (5, 3), (2, 4), (1, 3), (2, 5)])
    return {"values": {"i": i, "j": j, "i0": i - 1, "j0": j - 1}, "answer": 0}
