"""Numbers for the randomised questions of V16."""

from __future__ import annotations

import math
import random


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def hidden_score(rng: random.Random) -> dict[str, object]:
    """(z¹₁, z¹₂) of two inputs and a W¹ of four different weights."""
    while True:
        x1, x2 = rng.sample(range(2, 9), 2)
        w11, w21, w12, w22 = rng.sample([-3, -2, -1, 1, 2, 3, 4], 4)
        b1, b2 = rng.choice([-1, 1, 2]), rng.choice([-2, 0, 3])
        answer = [w11 * x1 + w21 * x2 + b1, w12 * x1 + w22 * x2 + b2]
        turned = [w11 * x1 + w12 * x2 + b1, w21 * x1 + w22 * x2 + b2]
        if turned != answer:
            break
    values = {"x1": x1, "x2": x2, "w11": w11, "w21": w21, "w12": w12, "w22": w22, "b1": b1, "b2": b2}
    values |= {"z1": answer[0], "z2": answer[1]}
    traps = {"transposed": turned}
    if b1 or b2:
        traps["no_bias"] = [answer[0] - b1, answer[1] - b2]
    return {"values": values, "answer": answer, "traps": traps}


def output_gradient(rng: random.Random) -> dict[str, object]:
    """(∂L/∂w²₁₁, ∂L/∂b²₁) from y, ŷ and o₁."""
    y, gap = rng.randint(4, 9), rng.choice([-3, -2, -1.5, 1, 1.5, 2, 2.5])
    o = rng.choice([0.2, 0.4, 0.5, 0.6, 0.8])
    d = -2 * gap
    answer = [round(d * o, 4), d]
    traps = {"no_two": [round(-gap * o, 4), -gap], "wrong_sign": [round(-d * o, 4), -d]}
    values = {"y": y, "yhat": y - gap, "o": o, "d": d, "g": answer[0]}
    return {"values": values, "answer": answer, "traps": traps}


def four_factors(rng: random.Random) -> dict[str, object]:
    """∂L/∂w¹₁₁ from its four factors; the numbers are chosen so that no calculator is needed."""
    while True:
        d, w2 = rng.choice([-6, -4, -2, 2, 4]), rng.choice([-2, -1, 0.5, 2, 3])
        o, x = rng.choice([0.2, 0.4, 0.5, 0.8]), rng.choice([1, 2, 3, 5])
        slope = round(o * (1 - o), 4)
        answer = round(d * w2 * slope * x, 4)
        traps = {
            "no_slope": round(d * w2 * x, 4),
            "o_for_slope": round(d * w2 * o * x, 4),
            "o_for_x": round(d * w2 * slope * o, 4),
            "no_weight": round(d * slope * x, 4),
        }
        if len({answer, *traps.values()}) == 5:
            break
    values = {"d": d, "w2": w2, "o": o, "x": x, "slope": slope, "answer": answer}
    return {"values": values, "answer": answer, "traps": traps}


def flat_slope(rng: random.Random) -> dict[str, object]:
    """σ′(z) where σ(z) is given, near the ends of the sigmoid."""
    z, o = rng.choice(
        [
            (-2.2, 0.1),
            (2.2, 0.9),
            (-1.4, 0.2),
            (1.4, 0.8),
            (-2.9, 0.05),
            (2.9, 0.95),
            (1.1, 0.75),
            (-1.1, 0.25),
        ]
    )
    answer = round(o * (1 - o), 4)
    assert abs(sigmoid(z) - o) < 0.005
    again = round(sigmoid(o) * (1 - sigmoid(o)), 4)
    values = {"z": z, "o": o, "rest": round(1 - o, 4), "answer": answer}
    return {"values": values, "answer": answer, "traps": {"twice": again, "only_rest": round(1 - o, 4)}}


def count(rng: random.Random) -> dict[str, object]:
    """Parameters of d-H-1."""
    d, hidden = rng.randint(2, 9), rng.randint(3, 12)
    answer = (d + 1) * hidden + hidden + 1
    values = {"d": d, "H": hidden, "first": (d + 1) * hidden, "second": hidden + 1, "answer": answer}
    return {
        "values": values,
        "answer": answer,
        "traps": {
            "no_biases": d * hidden + hidden,
            "one_bias_missing": answer - 1,
            "inputs_biased": answer + d,
        },
    }
