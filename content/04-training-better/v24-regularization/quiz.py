"""Numbers for the randomised questions of V24."""

from __future__ import annotations

import random


def clean(number: float) -> float:
    """Without the dust of binary fractions."""
    return round(number, 6)


def decay(rng: random.Random) -> dict[str, object]:
    """One L2 step: w − η·grad − (ηλ/n)·w; n = 100 keeps it short."""
    while True:
        w, grad = rng.choice([-4, -2, 2, 4, 5]), rng.choice([-3, -2, -1, 1, 2, 3])
        lr, lam = rng.choice([0.1, 0.2, 0.5]), rng.choice([5, 10, 20])
        share = lr * lam / 100
        sign = 1 if w > 0 else -1
        answer = clean(w - lr * grad - share * w)
        traps = {
            "no_n": clean(w - lr * grad - lr * lam * w),
            "twice": clean(w - lr * grad - 2 * share * w),
            "l1": clean(w - lr * grad - share * sign),
            "grows": clean(w - lr * grad + share * w),
        }
        if len({answer, *traps.values()}) == 5:
            break
    values = {"w": w, "grad": grad, "lr": lr, "lam": lam, "share": clean(share), "keep": clean(1 - share)}
    values |= {"moved": clean(lr * grad), "kept": clean((1 - share) * w)}
    return {"values": values, "answer": answer, "traps": traps}


def price(rng: random.Random) -> dict[str, object]:
    """(λ/2n)·Σw² of three weights."""
    while True:
        ws = rng.sample([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5], 3)
        lam, n = rng.choice([2, 4, 6, 10]), rng.choice([10, 20, 50, 100])
        squares, sizes = sum(w * w for w in ws), sum(abs(w) for w in ws)
        answer = clean(lam * squares / (2 * n))
        traps = {
            "no_half": clean(lam * squares / n),
            "l1": clean(lam * sizes / n),
            "no_n": clean(lam * squares / 2),
        }
        if len({answer, *traps.values()}) == 4:
            break
    values = {"w1": ws[0], "w2": ws[1], "w3": ws[2], "lam": lam, "n": n, "squares": squares}
    return {"values": values, "answer": answer, "traps": traps}


def threshold(rng: random.Random) -> dict[str, object]:
    """Soft threshold of one weight: zero for some draws, else moved by t towards 0."""
    tenths, t = rng.choice([-25, -14, -8, -3, 2, 6, 11, 19]), rng.choice([4, 5, 7, 10])
    sign = 1 if tenths > 0 else -1
    size = max(abs(tenths) - t, 0)
    answer = sign * size / 10
    found = {
        "crossed": (tenths - sign * t) / 10,
        "hard": (tenths if size else 0) / 10,
        "unsigned": size / 10,
        "outwards": (tenths + sign * t) / 10,
    }
    traps: dict[str, float] = {}
    for name, value in found.items():
        if value != answer and value not in traps.values():
            traps[name] = value
    return {
        "values": {"w": tenths / 10, "t": t / 10, "size": abs(tenths) / 10},
        "answer": answer,
        "traps": traps,
    }


def factors(rng: random.Random) -> dict[str, object]:
    """Keras l2(c) as PyTorch's weight_decay: 2c."""
    digit, zeros = rng.choice([1, 2, 3, 4, 5]), rng.choice([100, 1000, 10000])
    c = digit / zeros
    traps = (
        {"same": c, "half": clean(c / 2), "squared": c * c} if zeros == 100 else {"same": c, "half": c / 2}
    )
    return {"values": {"c": c}, "answer": clean(2 * c), "traps": traps}
