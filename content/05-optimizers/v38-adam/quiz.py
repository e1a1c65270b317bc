"""Numbers for the randomised questions of V38."""

from __future__ import annotations

import random


def corrected(rng: random.Random) -> dict[str, object]:
    """m̂ of the second step: 1 − 0.9² = 0.19."""
    hat = rng.choice([2, 3, 4, 5, 6, 7, 8])
    m = round(hat * 0.19, 2)
    traps = {"by_share": round(m / 0.1, 1), "by_power": round(m / 0.81, 3)}
    return {"values": {"m": m}, "answer": hat, "traps": traps}


def second_step(rng: random.Random) -> dict[str, object]:
    """β₁ = β₂ = 0.5, t = 2 and m, v such that m̂ and √v̂ are whole: 1 − 0.25 = 0.75."""
    m_hat, root = rng.choice([1, 2, 3]), rng.choice([4, 5, 8])
    lr = rng.choice([0.1, 0.2, 0.4])
    m, v = 0.75 * m_hat, 0.75 * root**2
    answer = round(lr * m_hat / root, 4)
    traps = {"no_root": round(lr * m_hat / root**2, 5), "upside_down": round(lr * root / m_hat, 4)}
    kept = {name: value for name, value in traps.items() if abs(value - answer) > 0.001}
    values = {"m": m, "v": v, "lr": lr, "m_hat": m_hat, "root": root, "v_hat": root**2}
    return {"values": values, "answer": answer, "traps": kept}


def first_step(rng: random.Random) -> dict[str, object]:
    """The first step is lr long whatever g is."""
    lr, g = rng.choice([0.1, 0.01, 0.001]), rng.choice([5, 20, 40, 300])
    start = rng.choice([1, 2, 3])
    values = {"lr": lr, "g": g, "w": start}
    traps = {"sgd": round(start - lr * g, 4), "plus": round(start + lr, 3)}
    return {"values": values, "answer": round(start - lr, 3), "traps": traps}


def eps_inside(rng: random.Random) -> dict[str, object]:
    """η g / √(g² + ε) with whole roots; the unit of the gradient is tiny."""
    g, side, root = rng.choice([(3, 4, 5), (6, 8, 10), (4, 3, 5), (8, 6, 10)])
    lr = rng.choice([0.1, 0.2, 0.5])
    values = {"g": g, "eps": side**2, "root": root, "g2": g * g, "lr": lr}
    outside = round(lr * g / (g + side**2), 4)
    return {"values": values, "answer": round(lr * g / root, 3), "traps": {"outside": outside}}
