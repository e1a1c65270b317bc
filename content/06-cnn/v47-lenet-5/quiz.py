"""Numbers for the randomised questions of V47–48."""

from __future__ import annotations

import random


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of one convolution with several input maps."""
    f, c, out = rng.choice([3, 5, 7]), rng.choice([3, 6, 8]), rng.choice([10, 12, 16, 20])
    answer = (f * f * c + 1) * out
    traps = {"one_map": (f * f + 1) * out, "no_bias": f * f * c * out, "one_bias": f * f * c * out + 1}
    return {"values": {"f": f, "c": c, "out": out, "each": f * f * c}, "answer": answer, "traps": traps}


def after_s4(rng: random.Random) -> dict[str, object]:
    """Length of the flattened vector after S4 for another input side."""
    n = rng.choice([36, 40, 44, 48, 52, 60, 64])
    c1 = n - 4
    s2 = c1 // 2
    c3 = s2 - 4
    s4 = c3 // 2
    answer = 16 * s4 * s4
    traps = {"padded": 16 * (n // 4) ** 2, "one_side": 16 * s4, "c3": 16 * c3 * c3}
    values = {"n": n, "c1": c1, "s2": s2, "c3": c3, "s4": s4}
    return {"values": values, "answer": answer, "traps": traps}


def c5_shape(rng: random.Random) -> dict[str, object]:
    """Shape of C5 on a larger image."""
    n = rng.choice([36, 40, 44, 48, 56, 64])
    s4 = ((n - 4) // 2 - 4) // 2
    side = s4 - 4
    return {
        "values": {"n": n, "s4": s4},
        "answer": (120, side, side),
        "traps": {"dense": (120, 1, 1), "same": (120, s4, s4)},
    }


def multiplications(rng: random.Random) -> dict[str, object]:
    """Multiplications of one convolution for one image."""
    n, f, c, out = (
        rng.choice([12, 14, 18, 20]),
        rng.choice([3, 5]),
        rng.choice([2, 4, 6]),
        rng.choice([8, 10, 16]),
    )
    side = n - f + 1
    answer = side * side * f * f * c * out
    traps = {"weights_only": f * f * c * out, "input_side": n * n * f * f * c * out}
    values = {"n": n, "f": f, "c": c, "out": out, "side": side}
    return {"values": values, "answer": answer, "traps": traps}
