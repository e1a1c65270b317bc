"""Numbers for the randomised questions of V12."""

from __future__ import annotations

import random

NEGATIVE_LOG = {0.8: 0.223, 0.5: 0.693, 0.4: 0.916, 0.2: 1.609, 0.1: 2.303, 0.05: 2.996}
"""−ln p to three decimals."""


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of flatten, one hidden layer, one output layer."""
    side, hidden, classes = rng.choice([8, 10, 12, 16, 20]), rng.choice([16, 32, 50, 64]), rng.randint(3, 12)
    pixels = side * side
    first, last = (pixels + 1) * hidden, (hidden + 1) * classes
    traps = {
        "no_bias": pixels * hidden + hidden * classes,
        "side_only": (side + 1) * hidden + last,
        "flatten_counted": pixels + first + last,
    }
    values = {"side": side, "pixels": pixels, "hidden": hidden, "classes": classes}
    values |= {"first": first, "last": last}
    return {"values": values, "answer": first + last, "traps": traps}


def softmax(rng: random.Random) -> dict[str, object]:
    """p of class 1 from e^z that are whole numbers; exact in two decimals."""
    total = rng.choice([10, 20, 25])
    while True:
        e0, e1 = rng.sample(range(1, total - 1), 2)
        e2 = total - e0 - e1
        if e2 >= 1 and len({e0, e1, e2}) == 3:
            break
    answer = e1 / total
    traps = {
        "other_class": e0 / total,
        "largest": max(e0, e1, e2) / total,
        "without_itself": round(e1 / (e0 + e2), 4),
    }
    kept = {name: value for name, value in traps.items() if round(value, 2) != round(answer, 2)}
    if kept.get("largest") == kept.get("other_class"):
        kept.pop("largest", None)
    if round(kept.get("without_itself", -1), 2) in {
        round(kept.get(name, -2), 2) for name in ("other_class", "largest")
    }:
        kept.pop("without_itself")
    values = {"e0": e0, "e1": e1, "e2": e2, "total": total}
    return {"values": values, "answer": answer, "traps": kept}


def batch_loss(rng: random.Random) -> dict[str, object]:
    """Mean of −ln p_y over three images."""
    probabilities = rng.sample(sorted(NEGATIVE_LOG), 3)
    losses = [NEGATIVE_LOG[p] for p in probabilities]
    names = ("first", "second", "third")
    values = {f"p_{name}": p for name, p in zip(names, probabilities, strict=True)}
    values |= {f"l_{name}": loss for name, loss in zip(names, losses, strict=True)}
    total = round(sum(losses), 3)
    traps = {
        "summed": total,
        "negative": round(-total / 3, 3),
        "share_wrong": round(1 - sum(probabilities) / 3, 3),
    }
    return {"values": values, "answer": round(total / 3, 3), "traps": traps}


def flat_place(rng: random.Random) -> dict[str, object]:
    """Place of pixel (row, column) after flatten, counted from 0."""
    side = rng.choice([8, 10, 28])
    row, column = rng.sample(range(2, side - 1), 2)
    answer = side * row + column
    traps = {
        "columns_first": side * column + row,
        "one_row_late": side * (row + 1) + column,
        "multiplied": row * column,
    }
    kept = {name: value for name, value in traps.items() if value != answer}
    if kept["columns_first"] == kept["one_row_late"] or kept["multiplied"] in (
        kept["columns_first"],
        kept["one_row_late"],
    ):
        return flat_place(rng)
    return {"values": {"side": side, "row": row, "column": column}, "answer": answer, "traps": kept}


def updates(rng: random.Random) -> dict[str, object]:
    """Updates of one epoch after a validation split; everything divides evenly."""
    batch, percent = rng.choice([20, 32, 40, 50]), rng.choice([10, 20, 25])
    rows = batch * 100 * rng.choice([2, 4, 6, 8])
    kept = rows * (100 - percent) // 100
    answer = kept // batch
    traps = {"no_split": rows // batch, "validation": rows * percent // 100 // batch, "rows": kept}
    values = {"rows": rows, "percent": percent, "batch": batch, "kept": kept}
    return {"values": values, "answer": answer, "traps": traps}
