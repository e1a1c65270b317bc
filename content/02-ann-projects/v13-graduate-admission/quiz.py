"""Numbers for the randomised questions of V13."""

from __future__ import annotations

import random


def minmax(rng: random.Random) -> dict[str, object]:
    """A value scaled with the bounds of the training rows; now and then it lies outside them."""
    low = rng.choice([0, 2, 5, 10, 20, 50])
    width = rng.choice([4, 5, 10, 20, 25])
    high = low + width
    while True:
        x = low + rng.randint(-3, width + 5)
        answer = (x - low) / width
        traps = {
            "by_maximum": round(x / high, 4),
            "from_the_top": (high - x) / width,
            "clipped": min(max(answer, 0), 1),
        }
        kept = {name: value for name, value in traps.items() if round(value, 2) != round(answer, 2)}
        if x not in (low, high) and len({round(value, 2) for value in kept.values()}) == len(kept) >= 2:
            break
    values = {"low": low, "high": high, "x": x, "width": width, "above": x - low}
    return {"values": values, "answer": answer, "traps": kept}


def mean_square(rng: random.Random) -> dict[str, object]:
    """MSE of four predictions in whole numbers."""
    while True:
        errors = [rng.choice([-3, -2, -1, 0, 1, 2, 3]) for _ in range(4)]
        squares = sum(error**2 for error in errors)
        absolute = sum(abs(error) for error in errors)
        traps = {"summed": squares, "absolute": absolute / 4, "squared_mean": (sum(errors) / 4) ** 2}
        found = {name: round(value, 4) for name, value in traps.items()}
        if len({squares / 4, *found.values()}) == 4 and squares:
            break
    truth = [rng.randint(4, 9) for _ in range(4)]
    said = [y + error for y, error in zip(truth, errors, strict=True)]
    values = {"y": truth, "p": said, "squares": squares}
    return {"values": values, "answer": squares / 4, "traps": found}


def r_squared(rng: random.Random) -> dict[str, object]:
    """R² from the two sums; the better model leaves less than there was, the worse one more."""
    total = rng.choice([10, 20, 40, 50, 100])
    left = total * rng.choice([1, 2, 3, 4, 6, 7, 8, 12, 15]) / 10
    answer = round(1 - left / total, 2)
    traps = {
        "ratio": round(left / total, 2),
        "upside_down": round(1 - total / left, 2),
        "never_negative": 0 if answer < 0 else -answer,
    }
    kept: dict[str, float] = {}
    for name, value in traps.items():
        if value != answer and value not in kept.values():
            kept[name] = value
    return {"values": {"left": left, "total": total}, "answer": answer, "traps": kept}


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of a regression net with two hidden layers."""
    inputs = rng.randint(3, 12)
    first, second = rng.sample(range(4, 17), 2)
    a, b, c = (inputs + 1) * first, (first + 1) * second, second + 1
    traps = {
        "no_bias": inputs * first + first * second + second,
        "no_output": a + b,
        "one_hidden": a + first + 1,
    }
    values = {"inputs": inputs, "first": first, "second": second, "a": a, "b": b, "c": c}
    return {"values": values, "answer": a + b + c, "traps": traps}
