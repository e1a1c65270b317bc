"""Numbers for the randomised questions of V20."""

from __future__ import annotations

import math
import random


def leaky_and_prelu(rng: random.Random) -> dict[str, object]:
    """(Leaky, PReLU) at a negative z; the slope 0.01 and a drawn α."""
    z = rng.choice([-2, -3, -4, -5, -8, -10])
    alpha = rng.choice([0.1, 0.2, 0.25, 0.5])
    answer = [round(0.01 * z, 4), round(alpha * z, 4)]
    values = {"z": z, "alpha": alpha, "leaky": answer[0], "prelu": answer[1]}
    traps = {"relu": [0, 0], "positive": [-answer[0], -answer[1]], "slopes": [0.01, alpha]}
    return {"values": values, "answer": answer, "traps": traps}


def prelu_gradients(rng: random.Random) -> dict[str, object]:
    """(∂L/∂z, ∂L/∂α) of one PReLU unit at a negative z."""
    z = rng.choice([-4, -3, -2, -1.5, -0.5])
    alpha = rng.choice([0.1, 0.2, 0.25, 0.5])
    g = rng.choice([-4, -2, 2, 3, 4, 6])
    answer = [round(g * alpha, 4), round(g * z, 4)]
    traps = {
        "as_relu": [0, 0],
        "value_for_slope": [answer[0], round(g * alpha * z, 4)],
        "changed_places": [answer[1], answer[0]],
        "as_positive": [g, 0],
    }
    values = {"z": z, "alpha": alpha, "g": g, "dz": answer[0], "da": answer[1]}
    return {"values": values, "answer": answer, "traps": traps}


def elu_pair(rng: random.Random) -> dict[str, object]:
    """(value, slope) of ELU at a negative z; e to the z is given."""
    z, power = rng.choice([(-0.5, 0.607), (-1, 0.368), (-1.5, 0.223), (-2, 0.135), (-3, 0.05)])
    alpha = rng.choice([0.5, 1, 2])
    answer = [round(alpha * (power - 1), 4), round(alpha * power, 4)]
    traps = {"one_forgotten": [round(alpha * power, 4), round(alpha * power, 4)], "slope_one": [answer[0], 1]}
    if alpha != 1:
        traps["no_alpha"] = [round(power - 1, 4), power]
    assert abs(math.exp(z) - power) < 0.0005
    values = {"z": z, "alpha": alpha, "power": power, "value": answer[0], "slope": answer[1]}
    return {"values": values, "answer": answer, "traps": {k: v for k, v in traps.items() if v != answer}}


def fatal_step(rng: random.Random) -> dict[str, object]:
    """(w, b) of a unit after one step that is far too long: w < 0 and b ≤ 0, so z < 0 at every x > 0."""
    while True:
        w, b = rng.choice([1, 2, 3]), rng.choice([-1, 0, 1])
        x, g = rng.choice([2, 3]), rng.choice([5, 10])
        eta = rng.choice([0.2, 0.4])
        answer = [round(w - eta * g * x, 4), round(b - eta * g, 4)]
        if answer[0] < 0:
            break
    traps = {
        "uphill": [round(w + eta * g * x, 4), round(b + eta * g, 4)],
        "no_input": [round(w - eta * g, 4), answer[1]],
        "bias_with_input": [answer[0], round(b - eta * g * x, 4)],
    }
    values = {
        "w": w,
        "b": b,
        "x": x,
        "z": w * x + b,
        "g": g,
        "eta": eta,
        "wnew": answer[0],
        "bnew": answer[1],
    }
    values["znew"] = round(answer[0] * x + answer[1], 4)
    return {"values": values, "answer": answer, "traps": traps}
