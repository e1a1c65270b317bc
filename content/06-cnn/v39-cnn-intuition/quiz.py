"""Numbers for the randomised questions of V39."""

from __future__ import annotations

import math
import random


def dense_count(rng: random.Random) -> dict[str, object]:
    """Parameters of a dense layer on a colour image; below a million, so that no digit is lost."""
    side, units = rng.choice([10, 16, 20, 32, 40]), rng.choice([10, 50, 100, 200])
    pixels = side * side
    values = {"side": side, "units": units, "inputs": 3 * pixels}
    answer = (3 * pixels + 1) * units
    traps = {
        "one_channel": (pixels + 1) * units,
        "no_bias": 3 * pixels * units,
        "one_bias": 3 * pixels * units + 1,
    }
    return {"values": values, "answer": answer, "traps": traps}


def conv_count(rng: random.Random) -> dict[str, object]:
    """Parameters of a conv layer; the size of the image is given and does not matter."""
    k, channels = rng.choice([3, 5, 7]), rng.choice([3, 6, 8, 16])
    filters, side = rng.choice([10, 12, 20, 32]), rng.choice([28, 64, 100, 224])
    weights = k * k * channels
    traps = {
        "one_channel": (k * k + 1) * filters,
        "no_bias": weights * filters,
        "one_bias": weights * filters + 1,
    }
    values = {"k": k, "C": channels, "F": filters, "side": side, "weights": weights}
    return {"values": values, "answer": (weights + 1) * filters, "traps": traps}


def field(rng: random.Random) -> dict[str, object]:
    """conv k₁, pool 2/2, conv k₂: r = (k₁ + 1) + 2(k₂ − 1)."""
    first, second = rng.choice([3, 5, 7, 9]), rng.choice([3, 5, 7])
    after_pool = first + 1
    values = {"k1": first, "k2": second, "r1": first, "r2": after_pool}
    answer = after_pool + 2 * (second - 1)
    traps = {
        "hop_one": after_pool + second - 1,
        "added": first + 2 + second,
        "multiplied": first * 2 * second,
    }
    kept, seen = {}, {answer}
    for name, value in traps.items():
        if value not in seen:
            kept[name] = value
            seen.add(value)
    return {"values": values, "answer": answer, "traps": kept}


def layers_needed(rng: random.Random) -> dict[str, object]:
    """How many 3×3 convs with stride 1 see a patch of a wanted side: 1 + 2n = side."""
    n = rng.randint(2, 9)
    side = 1 + 2 * n
    threes = math.ceil(side / 3)
    traps = {"one_more": n + 1} if threes == n else {"all_three": threes, "one_more": n + 1}
    return {"values": {"side": side}, "answer": n, "traps": traps}
