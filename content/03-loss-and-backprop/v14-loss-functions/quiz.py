"""Numbers for the randomised questions of V14."""

from __future__ import annotations

import math
import random


def four_errors(rng: random.Random) -> dict[str, object]:
    """(MSE, MAE) of four predictions, the errors small integers of both signs that do not cancel."""
    while True:
        labels = [rng.randint(3, 9) for _ in range(4)]
        errors = [rng.choice([-4, -3, -2, -1, 0, 1, 2, 3, 5]) for _ in range(4)]
        squares, lengths = sum(e * e for e in errors), sum(abs(e) for e in errors)
        signed = abs(sum(errors))
        predictions = [y + e for y, e in zip(labels, errors, strict=True)]
        if (
            min(errors) < 0 < max(errors)
            and signed not in (0, lengths)
            and min(predictions) > 0
            and lengths >= 5
        ):
            break
    answer = [squares / 4, lengths / 4]
    values = {
        "y": tuple(labels),
        "yhat": tuple(predictions),
        "e": tuple(errors),
        "squares": squares,
        "lengths": lengths,
        "mse": answer[0],
        "mae": answer[1],
    }
    traps = {"sums": [squares, lengths], "signs_kept": [squares / 4, signed / 4]}
    return {"values": values, "answer": answer, "traps": traps}


def huber_value(rng: random.Random) -> dict[str, object]:
    """Huber loss of one error beyond δ."""
    delta = rng.choice([0.5, 1, 1.5, 2, 3])
    size = rng.choice([5, 6, 7, 8, 9, 10])
    y = rng.randint(11, 20)
    sign = rng.choice([-1, 1])
    answer = delta * size - 0.5 * delta**2
    traps = {
        "no_offset": delta * size,
        "squared": 0.5 * size**2,
        "offset_not_halved": delta * size - delta**2,
    }
    if answer in traps.values() or len(set(traps.values())) < 3:
        return huber_value(rng)
    values = {"delta": delta, "y": y, "yhat": y + sign * size, "size": size, "answer": answer}
    return {
        "values": values | {"line": delta * size, "off": 0.5 * delta**2},
        "answer": answer,
        "traps": traps,
    }


def pull(rng: random.Random) -> dict[str, object]:
    """How many times harder one far example pulls under MSE than under Huber: 2|e| / δ."""
    delta = rng.choice([1, 2, 4])
    size = delta * rng.choice([3, 5, 6, 10, 12])
    answer = 2 * size / delta
    values = {"e": size, "delta": delta, "mse": 2 * size, "answer": answer}
    traps = {"loss_ratio": round(size**2 / (delta * size - delta**2 / 2), 2), "no_two": size / delta}
    return {"values": values, "answer": answer, "traps": traps}


def best_constant(rng: random.Random) -> dict[str, object]:
    """(mean, median) of five packages of which one is far off; the mean is whole or ends in .2, .4, …"""
    near = sorted(rng.sample(range(3, 10), 4))
    far = rng.randint(40, 80)
    place = rng.randint(0, 4)
    shown = rng.sample(near, 4)
    shown.insert(place, far)
    mean, median = (sum(near) + far) / 5, near[2]
    values = {"list": tuple(shown), "total": sum(near) + far, "mean": mean, "median": median, "far": far}
    traps = {"swapped": [median, mean], "without_outlier": [sum(near) / 4, median]}
    return {"values": values, "answer": [mean, median], "traps": traps}


def cce_rows(rng: random.Random) -> dict[str, object]:
    """CCE of two rows of three classes; the logarithms of all six probabilities are given."""
    rows = [(0.7, 0.2, 0.1), (0.5, 0.3, 0.2), (0.6, 0.3, 0.1), (0.8, 0.15, 0.05), (0.4, 0.35, 0.25)]
    while True:
        first, second = (rng.sample(row, 3) for row in rng.sample(rows, 2))
        one, two = rng.sample(range(3), 2)
        costs = [[round(-math.log(p), 2) for p in row] for row in (first, second)]
        total = costs[0][one] + costs[1][two]
        answer = round(total / 2, 3)
        everything = round((sum(costs[0]) + sum(costs[1])) / 2, 3)
        if abs(everything - answer) > 0.1 and total > 0.5:
            break
    values = {
        "row1": tuple(first),
        "row2": tuple(second),
        "class1": one,
        "class2": two,
        "ln1": tuple(costs[0]),
        "ln2": tuple(costs[1]),
        "a": costs[0][one],
        "b": costs[1][two],
        "answer": answer,
    }
    traps = {"all_classes": everything, "sum": round(total, 3), "over_classes": round(total / 6, 3)}
    return {"values": values, "answer": answer, "traps": traps}
