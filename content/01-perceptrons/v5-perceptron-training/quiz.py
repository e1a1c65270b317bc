"""Numbers for the randomised questions of V5."""

from __future__ import annotations

import random


def _mistake(rng: random.Random) -> tuple[int, int, int, int, int, int, int]:
    """w1, w2, b, x1, x2, z and the true label of a point that the line gets wrong."""
    while True:
        w1, w2 = rng.choice([-3, -2, -1, 1, 2, 3]), rng.choice([-3, -2, -1, 1, 2, 3])
        b = rng.choice([-4, -3, -2, -1, 1, 2, 3, 4])
        x1, x2 = rng.choice([-2, -1, 1, 2, 3]), rng.choice([-2, -1, 1, 2, 3])
        z = w1 * x1 + w2 * x2 + b
        if z != 0 and x1 != x2:
            return w1, w2, b, x1, x2, z, int(z < 0)


def one_update(rng: random.Random) -> dict[str, object]:
    """(w1, w2, b) after one update on a wrong point."""
    w1, w2, b, x1, x2, z, y = _mistake(rng)
    lr = rng.choice([0.1, 0.2, 0.5])
    error = 2 * y - 1
    step = lr * error

    def after(sign: int, bias_too: bool) -> list[float]:
        moved = sign * step
        return [round(v, 6) for v in (w1 + moved * x1, w2 + moved * x2, b + moved * bias_too)]

    answer = after(1, True)
    values = {"w1": w1, "w2": w2, "b": b, "x1": x1, "x2": x2, "z": z, "y": y, "lr": lr}
    values |= {"yhat": 1 - y, "error": error, "step": step}
    traps = {"no_bias": after(1, False), "wrong_sign": after(-1, True)}
    return {"values": values | {"answer": tuple(answer)}, "answer": answer, "traps": traps}


def new_score(rng: random.Random) -> dict[str, object]:
    """The score of the same point after one update: z ± lr (‖x‖² + 1)."""
    _, _, _, x1, x2, z, y = _mistake(rng)
    lr = rng.choice([0.1, 0.2, 0.5])
    square, error = x1 * x1 + x2 * x2, 2 * y - 1
    change = lr * (square + 1)
    answer = round(z + error * change, 6)
    values = {"x1": x1, "x2": x2, "z": z, "y": y, "lr": lr, "square": square, "change": round(change, 6)}
    values |= {"sign": "+" if error > 0 else "−", "answer": answer}
    traps = {
        "no_bias": round(z + error * lr * square, 6),
        "wrong_way": round(z - error * change, 6),
        "no_rate": z + error * (square + 1),
    }
    return {"values": values, "answer": answer, "traps": traps}


def updates_needed(rng: random.Random) -> dict[str, object]:
    """How many updates on one and the same point until it is right; z = 0 counts as class 1."""
    while True:
        x1, x2 = rng.choice([1, 2, 3]), rng.choice([0, 1, 2])
        y, z, lr = rng.randint(0, 1), rng.choice([2, 3, 4, 5, 6, 8]), rng.choice([0.1, 0.2])
        tenths = round(10 * lr) * (x1 * x1 + x2 * x2 + 1)  # an update moves z by so many tenths
        touching, rest = divmod(10 * z, tenths)
        if 2 <= touching <= 8:
            break
    reached = touching if rest == 0 else touching + 1
    answer = reached + 1 if rest == 0 and y == 0 else reached
    values = {"x1": x1, "x2": x2, "z": z if y == 0 else -z, "y": y, "lr": lr, "change": tenths / 10}
    values |= {"last": (z - answer * tenths / 10) * (1 if y == 0 else -1)}
    values["last"] = round(values["last"], 6)
    traps = {"one": 1}
    if rest == 0:
        traps["tie"] = reached if y == 0 else reached + 1
    elif touching > 1:
        traps["too_few"] = touching
    return {"values": values | {"answer": answer}, "answer": answer, "traps": traps}


def bound(rng: random.Random) -> dict[str, object]:
    """(R/γ)² of one feature and the line x = m: (x² + 1)(1 + m²) / nearest²."""
    m, near, far = rng.choice([1, 2, 3]), rng.choice([1, 2]), rng.choice([3, 4, 5])
    above, below = m + near, m - far
    if rng.random() < 0.5:
        above, below = m + far, m - near
    r2 = max(above**2, below**2) + 1
    theta2 = 1 + m * m
    answer = r2 * theta2 / near**2
    values = {"above": above, "below": below, "m": m, "bias": -m, "near": near, "r2": r2, "theta2": theta2}
    traps = {"without_one": (r2 - 1) / near**2, "not_normed": r2 / near**2}
    return {"values": values | {"answer": answer}, "answer": answer, "traps": traps}
