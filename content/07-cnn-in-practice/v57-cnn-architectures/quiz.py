"""Numbers for the randomised questions of V57–58."""

from __future__ import annotations

import random


def stack(rng: random.Random) -> dict[str, object]:
    """Weights saved by n 3×3 against one large filter, c maps, no biases."""
    n, c = rng.choice([2, 3, 4]), rng.choice([10, 16, 20, 32])
    side = 2 * n + 1
    small, large = 9 * n * c * c, side * side * c * c
    answer = large - small
    traps = {"one_map": (side * side - 9 * n) * c, "wrong_side": (3 * n) ** 2 * c * c - small}
    values = {"n": n, "c": c, "side": side, "small": small, "large": large}
    return {"values": values, "answer": answer, "traps": traps}


def squeeze(rng: random.Random) -> dict[str, object]:
    """Weights of a 1×1 before a 5×5, no biases."""
    c, r, out = rng.choice([100, 160, 200]), rng.choice([8, 10, 16]), rng.choice([20, 32, 40])
    first, second = c * r, 25 * r * out
    answer = first + second
    traps = {"naive": 25 * c * out, "only_5": second}
    values = {"c": c, "r": r, "out": out, "first": first, "second": second}
    return {"values": values, "answer": answer, "traps": traps}


def residual_slope(rng: random.Random) -> dict[str, object]:
    """Slope of n residual blocks of one number each with the slope f of F."""
    n, f = rng.choice([(2, 0.5), (3, 0.5), (2, 0.2), (3, 0.2), (2, 0.1), (3, 1.0)])
    answer = round((1 + f) ** n, 4)
    traps = {"plain": round(f**n, 4)}
    if round(1 + f**n, 4) != answer:
        traps["one_skip"] = round(1 + f**n, 4)
    return {"values": {"n": n, "f": f, "one": round(1 + f, 1)}, "answer": answer, "traps": traps}


def block_parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of a residual block that changes the shape."""
    c, k = rng.choice([8, 16, 32]), rng.choice([2, 3])
    out = k * c
    main = 9 * c * out + 9 * out * out
    norms, skip = 6 * out, c * out
    answer = main + norms + skip
    traps = {"no_skip": main + 4 * out, "no_norms": main + skip, "biases": answer + 3 * out}
    values = {"c": c, "out": out, "main": main, "norms": norms, "skip": skip}
    return {"values": values, "answer": answer, "traps": traps}
