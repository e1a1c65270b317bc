"""Numbers for the randomised questions of V11."""

from __future__ import annotations

import math
import random


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of an ANN with two hidden layers and one output."""
    inputs, h1 = rng.randint(8, 14), rng.randint(3, 7)
    h2 = rng.choice([h for h in range(2, 9) if h != h1])
    weights = inputs * h1 + h1 * h2 + h2
    answer = weights + h1 + h2 + 1
    return {
        "values": {
            "inputs": inputs,
            "h1": h1,
            "h2": h2,
            "first": (inputs + 1) * h1,
            "second": (h1 + 1) * h2,
            "third": h2 + 1,
        },
        "answer": answer,
        "traps": {"no_bias": weights, "input_bias": answer + inputs},
    }


def encoded_columns(rng: random.Random) -> dict[str, object]:
    """Columns after one-hot with drop_first of two text columns."""
    features = rng.randint(8, 15)
    k1, k2 = rng.sample([3, 4, 5, 6], 2)
    answer = features - 2 + (k1 - 1) + (k2 - 1)
    traps = {"nothing_dropped": answer + 2, "text_kept": answer + 4, "dropped_once": answer + 1}
    return {
        "values": {"features": features, "k1": k1, "k2": k2, "new1": k1 - 1, "new2": k2 - 1},
        "answer": answer,
        "traps": traps,
    }


def majority(rng: random.Random) -> dict[str, object]:
    """Accuracy in % of "everybody stays"."""
    n = rng.choice([1000, 2000, 4000])
    share = rng.choice([5, 10, 15, 20, 25, 30])
    left = n * share // 100
    traps = {"leavers": share, "coin": 50}
    return {"values": {"n": n, "left": left, "stayed": n - left}, "answer": 100 - share, "traps": traps}


def recall(rng: random.Random) -> dict[str, object]:
    """Recall from a confusion matrix; every number of the matrix is different."""
    left = rng.choice([200, 400, 500])
    tp = left * rng.choice([20, 35, 45, 60]) // 100
    fp = rng.choice([40, 70, 110])
    n = 2000
    tn, fn = n - left - fp, left - tp
    answer = tp / left
    wrong = {"precision": tp / (tp + fp), "accuracy": (tp + tn) / n, "missed": fn / left}
    traps: dict[str, float] = {}
    for name, value in wrong.items():
        if all(abs(value - other) > 0.011 for other in (answer, *traps.values())):
            traps[name] = round(value, 2)
    return {
        "values": {"tn": tn, "fp": fp, "fn": fn, "tp": tp, "left": left},
        "answer": round(answer, 2),
        "traps": traps,
    }


def scaled(rng: random.Random) -> dict[str, object]:
    """One value scaled with train statistics; the test set's own statistics are the trap."""
    std, test_std = rng.choice([(4, 5), (5, 4), (10, 8), (8, 10)])
    mean = rng.choice([30, 38, 40])
    step = rng.choice([-1.5, -0.5, 0.5, 1.5, 2.0])
    value = mean + step * std
    test_mean = mean + rng.choice([-2, 2])
    traps = {
        "test_statistics": (value - test_mean) / test_std,
        "no_mean": value / std,
        "no_std": value - mean,
    }
    kept: dict[str, float] = {}
    for name, number in traps.items():
        if all(abs(number - other) > 0.011 for other in (step, *kept.values())):
            kept[name] = round(number, 2)
    values = {"mean": mean, "std": std, "test_mean": test_mean, "test_std": test_std, "value": value}
    return {"values": values, "answer": step, "traps": kept}


def updates(rng: random.Random) -> dict[str, object]:
    """Updates in one epoch after a test split and a validation split."""
    n = rng.choice([5000, 8000, 10_000, 20_000])
    batch = rng.choice([32, 50, 64, 100])
    train = n * 8 // 10
    fitted = train * 8 // 10
    answer = math.ceil(fitted / batch)
    wrong = {"no_validation": math.ceil(train / batch), "all_rows": math.ceil(n / batch), "rows": fitted}
    traps: dict[str, int] = {}
    for name, number in wrong.items():
        if number not in (answer, *traps.values()):
            traps[name] = number
    return {
        "values": {"n": n, "batch": batch, "train": train, "fitted": fitted},
        "answer": answer,
        "traps": traps,
    }
