"""Numbers for the randomised questions of V15."""

from __future__ import annotations

import random


def new_weight(rng: random.Random) -> dict[str, object]:
    """w − η·g with a gradient whose sign matters."""
    w = rng.choice([-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2])
    g = rng.choice([-12, -8, -6, -4, 4, 5, 6, 8])
    eta = rng.choice([0.01, 0.05, 0.1])
    step = round(eta * g, 4)
    answer = round(w - step, 4)
    traps = {"uphill": round(w + step, 4), "no_rate": w - g, "gradient_alone": -step}
    unique = {name: v for name, v in traps.items() if v != answer}
    if len(set(unique.values())) < len(unique) or len(unique) < 3:
        return new_weight(rng)
    values = {"w": w, "g": g, "eta": eta, "step": step, "answer": answer}
    return {"values": values, "answer": answer, "traps": unique}


def neuron_gradient(rng: random.Random) -> dict[str, object]:
    """(∂L/∂w₁, ∂L/∂w₂, ∂L/∂b) of one linear neuron under the squared error."""
    while True:
        x1, x2 = rng.sample([-3, -2, -1, 2, 3, 4], 2)
        w1, w2 = rng.choice([-1, 1, 2]), rng.choice([-2, 1, 3])
        b = rng.choice([-1, 0, 1, 2])
        y_hat = w1 * x1 + w2 * x2 + b
        gap = rng.choice([-3, -2, -1, 1, 2, 3])
        if abs(y_hat) <= 12 and abs(x1) != abs(x2) and (w1, w2) != (x1, x2):
            break
    y = y_hat + gap
    d = -2 * gap
    answer = [d * x1, d * x2, d]
    traps = {
        "wrong_sign": [-v for v in answer],
        "no_two": [-gap * x1, -gap * x2, -gap],
        "weights_for_inputs": [d * w1, d * w2, d],
    }
    values = {"x": (x1, x2), "w": (w1, w2), "b": b, "y": y, "yhat": y_hat, "d": d, "answer": tuple(answer)}
    values |= {"x1": x1, "x2": x2}
    return {
        "values": values,
        "answer": answer,
        "traps": {name: v for name, v in traps.items() if v != answer},
    }


def chain(rng: random.Random) -> dict[str, object]:
    """∂L/∂w¹ in x → ·w¹ → ·w² → ŷ, all numbers small and whole."""
    while True:
        x, w1, w2 = rng.choice([2, 3, -1, -2]), rng.choice([1, 2, -1]), rng.choice([2, 3, -2])
        a = w1 * x
        y_hat = w2 * a
        gap = rng.choice([1, 2, -1, -2])
        d = -2 * gap
        answer = d * w2 * x
        traps = {"no_weight": d * x, "last_weight": d * a, "inputs_forgotten": d * w2}
        if len({answer, *traps.values()}) == 4:
            break
    values = {"x": x, "w1": w1, "w2": w2, "a": a, "yhat": y_hat, "y": y_hat + gap, "d": d, "back": d * w2}
    return {"values": values | {"answer": answer}, "answer": answer, "traps": traps}


def steps_and_epochs(rng: random.Random) -> dict[str, object]:
    """Updates in a training run; the batch divides the data."""
    batch = rng.choice([32, 50, 64])
    per_epoch = rng.randint(5, 31)
    epochs = rng.randint(3, 12)
    n = batch * per_epoch
    answer = per_epoch * epochs
    values = {"n": n, "batch": batch, "epochs": epochs, "per": per_epoch, "answer": answer}
    return {
        "values": values,
        "answer": answer,
        "traps": {"one_epoch": per_epoch, "per_example": n * epochs, "per_row_of_batch": batch * epochs},
    }
