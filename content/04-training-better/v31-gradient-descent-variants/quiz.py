"""Numbers for the randomised questions of V31."""

from __future__ import annotations

import random


def total_updates(rng: random.Random) -> dict[str, object]:
    """Updates of several epochs where the last batch is short."""
    B, full, epochs = rng.choice([16, 32, 64]), rng.randint(8, 30), rng.choice([3, 5, 10])
    N = B * full + rng.randint(1, B - 1)
    answer = (full + 1) * epochs
    traps = {"floor": full * epochs, "rows": N * epochs, "epochs": epochs}
    values = {"N": N, "B": B, "epochs": epochs, "each": full + 1}
    return {"values": values, "answer": answer, "traps": traps}


def last_batch(rng: random.Random) -> dict[str, object]:
    """Rows of the short last batch."""
    B, full = rng.choice([32, 50, 64, 100]), rng.randint(5, 20)
    left = rng.randint(2, B - 2)
    return {
        "values": {"N": B * full + left, "B": B, "full": full, "used": B * full},
        "answer": left,
        "traps": {"whole": B, "missing": B - left} if B - left != left else {"whole": B},
    }


def one_step(rng: random.Random) -> dict[str, object]:
    """w after one mini-batch of two rows of y = k·x, from w = 0: the mean of two gradients."""
    a, b = rng.choice([(1, 3), (2, 4), (1, 2), (2, 3)])
    k, lr = rng.choice([2, 3, 4]), rng.choice([0.01, 0.02, 0.05])
    total = a * a + b * b
    answer = round(lr * k * total, 4)
    traps = {"sum": round(2 * lr * k * total, 4), "sign": round(-lr * k * total, 4)}
    traps["first_row"] = round(2 * lr * k * a * a, 4)
    values = {"a": a, "b": b, "ya": k * a, "yb": k * b, "lr": lr, "mean": round(k * total, 4)}
    kept = {name: value for name, value in traps.items() if value != answer}
    return {"values": values, "answer": answer, "traps": kept}


def noise(rng: random.Random) -> dict[str, object]:
    """Std of a mini-batch gradient from the std of one row."""
    root, std = rng.choice([2, 4, 5, 8, 10]), rng.choice([2.0, 4.0, 6.0, 10.0, 12.0])
    B = root * root
    answer = round(std / root, 3)
    traps = {"by_b": round(std / B, 3), "unchanged": std}
    return {"values": {"B": B, "std": std, "root": root}, "answer": answer, "traps": traps}
