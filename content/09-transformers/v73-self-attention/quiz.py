"""Numbers for the randomised questions of V73."""

from __future__ import annotations

import random


def scaled_score(rng: random.Random) -> dict[str, object]:
    """q · k / √d_k for a dot product that the root divides."""
    d, root = rng.choice([(16, 4), (25, 5), (64, 8), (100, 10)])
    answer = rng.choice([-4, -3, -2, -1.5, 1.5, 2, 3, 4, 5])
    dot = answer * root
    traps = {"unscaled": dot, "by_d": round(dot / d, 4)}
    return {
        "values": {"d": d, "root": root, "dot": dot, "answer": answer},
        "answer": answer,
        "traps": traps,
    }


def two_words(rng: random.Random) -> dict[str, object]:
    """First number of the first word's output when its weights are 1/(1 + 3ⁿ) and its rest: scores are logs of 3."""
    high, low = rng.choice([(3, 1), (1, 3), (4, 1), (1, 4), (9, 1), (1, 9)])
    v1, v2 = rng.sample([0, 10, 20, 30, 40, 50], 2)
    total = high + low
    answer = (high * v1 + low * v2) / total
    values = {
        "p1": high,
        "p2": low,
        "v1": v1,
        "v2": v2,
        "total": total,
        "answer": answer,
    }
    traps = {
        "mean": (v1 + v2) / 2,
        "swapped": (low * v1 + high * v2) / total,
        "sum": v1 + v2,
    }
    wrong = {key: value for key, value in traps.items() if value != answer}
    kept: dict[str, float] = {}
    for key, value in wrong.items():
        if value not in kept.values():
            kept[key] = value
    return {"values": values, "answer": answer, "traps": kept}


def table_size(rng: random.Random) -> dict[str, object]:
    """How many times as many scores when a sentence grows."""
    length, times = rng.choice([64, 100, 128, 200, 256]), rng.choice([2, 3, 4, 5, 10])
    values = {"T": length, "T2": length * times, "k": times, "answer": times**2}
    traps = {"linear": times}
    if times != 2:
        traps["added"] = 2 * times
    return {"values": values, "answer": times**2, "traps": traps}


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of W_q, W_k and W_v without biases."""
    d, k, v = rng.sample([8, 16, 24, 32, 48, 64], 3)
    length = rng.choice([10, 20, 50])
    answer = d * (2 * k + v)
    values = {
        "d": d,
        "k": k,
        "v": v,
        "T": length,
        "qk": d * k,
        "vv": d * v,
        "answer": answer,
    }
    return {
        "values": values,
        "answer": answer,
        "traps": {"one_k": d * (k + v), "per_word": answer * length},
    }


def causal_cells(rng: random.Random) -> dict[str, object]:
    """How many pairs a causal mask allows."""
    length = rng.randint(5, 20)
    answer = length * (length + 1) // 2
    traps = {"no_diagonal": answer - length, "all": length**2}
    return {"values": {"T": length, "answer": answer}, "answer": answer, "traps": traps}


def shape_of_weights(rng: random.Random) -> dict[str, object]:
    """Shape of the attention weights of a batch."""
    batch, asked, keys, width = rng.sample(range(2, 30), 4)
    values = {"B": batch, "Tq": asked, "Tk": keys, "d": width}
    traps = {"turned": [batch, keys, asked], "output": [batch, asked, width]}
    return {"values": values, "answer": [batch, asked, keys], "traps": traps}
