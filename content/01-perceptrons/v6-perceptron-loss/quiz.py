"""Numbers for the randomised questions of V6."""

from __future__ import annotations

import math
import random


def two_losses(rng: random.Random) -> dict[str, object]:
    """(perceptron loss, hinge loss) of one point; z has one decimal."""
    y = rng.randint(0, 1)
    t = 2 * y - 1
    tz = rng.choice([-25, -18, -12, -7, -4, 2, 4, 6, 7, 9])
    z = t * tz / 10

    def losses(product: float) -> list[float]:
        return [max(0.0, round(-product, 6)), max(0.0, round(1 - product, 6))]

    answer = losses(tz / 10)
    values = {"y": y, "t": t, "z": z, "tz": tz / 10, "minus": -tz / 10, "one_minus": round(1 - tz / 10, 6)}
    traps = {"wrong_sign": losses(-tz / 10)}
    if y == 0:
        traps["label_zero"] = losses(0.0)
    if tz > 0:
        traps["no_max"] = [-tz / 10, round(1 - tz / 10, 6)]
    return {"values": values | {"answer": tuple(answer)}, "answer": answer, "traps": traps}


def mean_loss(rng: random.Random) -> dict[str, object]:
    """Mean perceptron loss of four points, two of them wrong, one of these of class 0."""
    while True:
        above, below = rng.sample(range(1, 9), 2)  # z of the wrong points: y = 0 and y = 1
        right_one, right_zero = rng.randint(1, 9), -rng.randint(1, 9)
        if (above + below) % 2 == 0 and below != above:
            break
    points = [(1, right_one), (0, above), (1, -below), (0, right_zero)]
    rng.shuffle(points)
    values: dict[str, object] = {f"y{i}": y for i, (y, _) in enumerate(points, 1)}
    values |= {f"z{i}": z for i, (_, z) in enumerate(points, 1)}
    values |= {"above": above, "below": below, "total": above + below}
    answer = (above + below) / 4
    traps = {"sum": above + below, "over_mistakes": (above + below) / 2, "labels_01": below / 4}
    return {"values": values | {"answer": answer}, "answer": answer, "traps": traps}


def sigmoid_value(rng: random.Random) -> dict[str, object]:
    """σ(z) where e to the minus z is a number that needs no calculator."""
    power, answer = rng.choice(
        [(0.25, 0.8), (4, 0.2), (9, 0.1), (3, 0.25), (0.6, 0.625), (1.5, 0.4), (19, 0.05)]
    )
    other = round(1 - answer, 6)
    values = {"power": power, "below": round(1 + power, 6), "answer": answer}
    return {
        "values": values,
        "answer": answer,
        "traps": {"other_class": other, "no_one": round(1 / power, 6)},
    }


def cross_entropy(rng: random.Random) -> dict[str, object]:
    """Mean BCE of two points; the logarithms are given, the learner picks the right two."""
    p1, p2 = rng.sample([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9], 2)
    y1, y2 = rng.sample([0, 1], 2)

    def cost(chance: float) -> float:
        return round(-math.log(chance), 2)

    used = [cost(p if y else 1 - p) for p, y in ((p1, y1), (p2, y2))]
    swapped = [cost(1 - p if y else p) for p, y in ((p1, y1), (p2, y2))]
    values = {"p1": p1, "p2": p2, "y1": y1, "y2": y2, "q1": round(1 - p1, 2), "q2": round(1 - p2, 2)}
    values |= {"lp1": cost(p1), "lq1": cost(1 - p1), "lp2": cost(p2), "lq2": cost(1 - p2)}
    values |= {"a": used[0], "b": used[1]}
    answer = round(sum(used) / 2, 4)
    values["answer"] = answer
    traps = {"swapped": round(sum(swapped) / 2, 4), "sum": round(sum(used), 4)}
    close = {name: v for name, v in traps.items() if abs(v - answer) > 0.02}
    if len(close) == 2 and abs(traps["swapped"] - traps["sum"]) < 0.02:
        close.pop("sum")
    return {"values": values, "answer": answer, "traps": close}


def logistic_step(rng: random.Random) -> dict[str, object]:
    """(w1, w2, b) after one step of logistic regression on one point: w − η (p − y) x, with p of two decimals."""
    y, lr = rng.randint(0, 1), rng.choice([0.1, 1])
    while True:
        x1, x2 = rng.sample([1, 2, 3, 4], 2)
        w1, w2, b = rng.choice([1, 2, 3]), rng.choice([-2, -1, 2]), rng.choice([-1, 1, 2])
        z = w1 * x1 + w2 * x2 + b
        if -2 <= z <= 2:
            break
    p = {-2: 0.12, -1: 0.27, 0: 0.5, 1: 0.73, 2: 0.88}[z]
    slope = round(p - y, 6)

    def after(s: float) -> list[float]:
        return [round(w1 - lr * s * x1, 6), round(w2 - lr * s * x2, 6), round(b - lr * s, 6)]

    hard = int(p >= 0.5) - y
    values = {"z": z, "p": p, "y": y, "lr": lr, "x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b}
    traps = {"uphill": after(-slope), "hard_answer": after(hard), "extra_slope": after(slope * p * (1 - p))}
    answer = after(slope)
    values |= {"slope": slope, "answer": tuple(answer)}
    return {"values": values, "answer": answer, "traps": traps}
